package org.maraude.app

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyProperties
import java.security.KeyStore
import java.security.KeyStoreException
import java.security.ProviderException
import javax.crypto.KeyGenerator
import javax.crypto.Mac
import javax.crypto.SecretKey
import javax.crypto.SecretKeyFactory

/**
 * Keys that never leave the hardware. Rust calls this by its names and signatures (crates/keystore): whoever changes one changes both.
 *
 * The Keystore's own alias is `maraude.<end>.<name>`: the end, in milliseconds since 1970, is in it so that a night's key can be
 * destroyed by what knows nothing else (see [Nights]); 0 has no end.
 */
object Chip {
  private const val STORE = "AndroidKeyStore"
  private const val HMAC = "HmacSHA256"
  private const val OURS = "maraude."

  /** A key that stays: where it is not listed, the Keystore lists nothing, which it does when it fails. */
  private const val WITNESS = "witness"

  private val here: Boolean by lazy {
    try {
      if (find(store(), WITNESS) == null) make(WITNESS, 0)
      true
    } catch (_: Exception) {
      // A Keystore that does not answer is none.
      false
    }
  }

  /** Whether keys that are made here stay in hardware: tried once. */
  @JvmStatic
  fun isHere(): Boolean = here

  /** A key that serves to this end, or, with none, while the phone is unlocked. */
  @JvmStatic
  fun make(name: String, end: Long) {
    val alias = "$OURS$end.$name"
    try {
      generate(alias, end, strongBox = true)
    } catch (_: ProviderException) {
      // No chip of its own for keys: the processor's.
      generate(alias, end, strongBox = false)
    }
    if (!inHardware(alias)) {
      store().deleteEntry(alias)
      throw ProviderException("no hardware for keys")
    }
    if (end > 0) Nights.plan()
  }

  /** HMAC-SHA-256; null where the key is gone for certain. One that is listed and cannot be read is not. The message is overwritten. */
  @JvmStatic
  fun mac(name: String, message: ByteArray): ByteArray? =
    try {
      val store = store()
      val alias = find(store, name)
      if (alias == null && find(store, WITNESS) == null) throw KeyStoreException("the Keystore lists nothing")
      val key = alias?.let { store.getKey(it, null) }
      key?.let { Mac.getInstance(HMAC).run { init(it); doFinal(message) } }
    } finally {
      message.fill(0)
    }

  /** One that is gone already is no error. */
  @JvmStatic
  fun destroy(name: String) {
    val store = store()
    aliases(store).filter { it.endsWith(".$name") }.forEach(store::deleteEntry)
  }

  /** The app was opened. */
  @JvmStatic
  fun awake() = Nights.awake()

  /** Ends the process with all that it holds; a new one begins. */
  @JvmStatic
  fun beginAgain() = Nights.beginAgain()

  /** Keys without an end are those behind digits. */
  @JvmStatic
  fun endDigits() {
    val store = store()
    aliases(store).filter { end(it) == 0L && !it.endsWith(".$WITNESS") }.forEach(store::deleteEntry)
  }

  /** The ends of the keys that have one. */
  internal fun ends(): List<Long> = aliases(store()).map(::end).filter { it > 0 }

  /** In milliseconds since 1970. Keys without an end stay. */
  @JvmStatic
  fun destroyEndedBy(now: Long) {
    val store = store()
    aliases(store).filter { end(it) in 1..now }.forEach(store::deleteEntry)
  }

  private fun find(store: KeyStore, name: String): String? = aliases(store).firstOrNull { it.endsWith(".$name") }

  private fun end(alias: String): Long = alias.removePrefix(OURS).substringBefore('.').toLongOrNull() ?: 0

  private fun aliases(store: KeyStore): List<String> = store.aliases().toList().filter { it.startsWith(OURS) }

  private fun store(): KeyStore = KeyStore.getInstance(STORE).apply { load(null) }

  private fun generate(alias: String, end: Long, strongBox: Boolean) {
    val spec = KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_SIGN)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
      spec.setIsStrongBoxBacked(strongBox)
      spec.setUnlockedDeviceRequired(end == 0L)
    }
    KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_HMAC_SHA256, STORE).run {
      init(spec.build())
      generateKey()
    }
  }

  private fun inHardware(alias: String): Boolean {
    val key = store().getKey(alias, null) as? SecretKey ?: return false
    val info = SecretKeyFactory.getInstance(key.algorithm, STORE).getKeySpec(key, KeyInfo::class.java) as KeyInfo
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
      return info.securityLevel in HARDWARE
    }
    @Suppress("DEPRECATION")
    return info.isInsideSecureHardware
  }

  private val HARDWARE =
    setOf(
      KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT,
      KeyProperties.SECURITY_LEVEL_STRONGBOX,
      KeyProperties.SECURITY_LEVEL_UNKNOWN_SECURE,
    )
}
