// A Keystore in memory, as Java's own machinery finds it: keys that give nothing away and answer HMAC.

package fake

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyProperties
import java.io.InputStream
import java.io.OutputStream
import java.security.InvalidKeyException
import java.security.Key
import java.security.KeyStoreException
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.ProviderException
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.security.spec.KeySpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGeneratorSpi
import javax.crypto.Mac
import javax.crypto.MacSpi
import javax.crypto.SecretKey
import javax.crypto.SecretKeyFactorySpi
import javax.crypto.spec.SecretKeySpec

object Hardware {
  internal val keys = sortedMapOf<String, HardwareKey>()
  private var level = KeyProperties.SECURITY_LEVEL_STRONGBOX
  private var silent = false
  internal var listing = true

  @JvmStatic
  fun install() {
    Security.addProvider(AndroidKeyStore())
  }

  /** As the table of security levels has it; without a StrongBox who asks for one is refused. */
  @JvmStatic
  fun setLevel(level: Int) {
    this.level = level
  }

  /** As Android's does when its daemon fails: no error, no keys. */
  @JvmStatic
  fun setListing(listing: Boolean) {
    this.listing = listing
  }

  @JvmStatic
  fun setSilent(silent: Boolean) {
    this.silent = silent
  }

  /** The aliases, with what each was asked to be. */
  @JvmStatic
  fun list(): String = keys.entries.joinToString("\n") { (alias, key) -> "$alias ${key.level} ${if (key.unlocked) "unlocked" else "always"}" }

  internal fun answer() {
    if (silent) throw ProviderException("Keystore error: a made-up one")
  }

  internal fun make(spec: KeyGenParameterSpec): HardwareKey {
    answer()
    if (spec.strongBox && level != KeyProperties.SECURITY_LEVEL_STRONGBOX) throw ProviderException("no StrongBox here")
    val key = HardwareKey(ByteArray(32).also(SecureRandom()::nextBytes), level, spec.unlocked)
    keys[spec.alias] = key
    return key
  }
}

class HardwareKey(internal val bytes: ByteArray, val level: Int, val unlocked: Boolean) : SecretKey {
  override fun getAlgorithm() = "HmacSHA256"

  override fun getFormat(): String? = null

  override fun getEncoded(): ByteArray? = null
}

class AndroidKeyStore : Provider("AndroidKeyStore", "1", "in memory") {
  init {
    put("KeyStore.AndroidKeyStore", Store::class.java.name)
    put("KeyGenerator.HmacSHA256", Generator::class.java.name)
    put("SecretKeyFactory.HmacSHA256", Factory::class.java.name)
    put("Mac.HmacSHA256", Hmac::class.java.name)
    put("Mac.HmacSHA256 SupportedKeyClasses", HardwareKey::class.java.name)
  }
}

class Generator : KeyGeneratorSpi() {
  private var spec: KeyGenParameterSpec? = null

  override fun engineInit(random: SecureRandom?) = error("not asked for")

  override fun engineInit(size: Int, random: SecureRandom?) = error("not asked for")

  override fun engineInit(params: AlgorithmParameterSpec, random: SecureRandom?) {
    spec = params as KeyGenParameterSpec
  }

  override fun engineGenerateKey(): SecretKey = Hardware.make(spec ?: error("no parameters"))
}

class Factory : SecretKeyFactorySpi() {
  override fun engineGenerateSecret(spec: KeySpec): SecretKey = error("no key comes from outside")

  override fun engineGetKeySpec(key: SecretKey, wanted: Class<*>): KeySpec = KeyInfo((key as HardwareKey).level)

  override fun engineTranslateKey(key: SecretKey): SecretKey = error("no key comes from outside")
}

class Hmac : MacSpi() {
  private val plain = Mac.getInstance("HmacSHA256", "SunJCE")

  override fun engineGetMacLength() = 32

  override fun engineInit(key: Key, params: AlgorithmParameterSpec?) {
    Hardware.answer()
    plain.init(SecretKeySpec((key as? HardwareKey ?: throw InvalidKeyException()).bytes, "HmacSHA256"))
  }

  override fun engineUpdate(input: Byte) = plain.update(input)

  override fun engineUpdate(input: ByteArray, offset: Int, length: Int) = plain.update(input, offset, length)

  override fun engineDoFinal(): ByteArray = plain.doFinal()

  override fun engineReset() = plain.reset()
}

class Store : KeyStoreSpi() {
  override fun engineLoad(stream: InputStream?, password: CharArray?) = Hardware.answer()

  override fun engineGetKey(alias: String, password: CharArray?): Key? = Hardware.keys[alias]

  override fun engineDeleteEntry(alias: String) {
    Hardware.keys.remove(alias)
  }

  override fun engineAliases(): Enumeration<String> = Collections.enumeration(Hardware.keys.keys.filter { Hardware.listing })

  override fun engineContainsAlias(alias: String) = alias in Hardware.keys

  override fun engineSize() = Hardware.keys.size

  override fun engineIsKeyEntry(alias: String) = alias in Hardware.keys

  override fun engineIsCertificateEntry(alias: String) = false

  override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

  override fun engineGetCertificate(alias: String): Certificate? = null

  override fun engineGetCertificateAlias(certificate: Certificate): String? = null

  override fun engineGetCreationDate(alias: String): Date? = null

  override fun engineSetKeyEntry(alias: String, key: Key, password: CharArray?, chain: Array<Certificate>?) = refuse()

  override fun engineSetKeyEntry(alias: String, key: ByteArray, chain: Array<Certificate>?) = refuse()

  override fun engineSetCertificateEntry(alias: String, certificate: Certificate) = refuse()

  override fun engineStore(stream: OutputStream?, password: CharArray?) = refuse()

  private fun refuse(): Nothing = throw KeyStoreException("no key comes from outside")
}
