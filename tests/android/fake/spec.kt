// What a key is asked to be, and what it says that it is.

package android.security.keystore

import java.security.spec.AlgorithmParameterSpec
import java.security.spec.KeySpec

class KeyProperties {
  companion object {
    @JvmField val PURPOSE_SIGN = 4
    @JvmField val KEY_ALGORITHM_HMAC_SHA256 = "HmacSHA256"
    @JvmField val SECURITY_LEVEL_UNKNOWN_SECURE = -1
    @JvmField val SECURITY_LEVEL_SOFTWARE = 0
    @JvmField val SECURITY_LEVEL_TRUSTED_ENVIRONMENT = 1
    @JvmField val SECURITY_LEVEL_STRONGBOX = 2
  }
}

class KeyInfo(private val level: Int) : KeySpec {
  fun getSecurityLevel() = level

  fun isInsideSecureHardware() = level != KeyProperties.SECURITY_LEVEL_SOFTWARE
}

class KeyGenParameterSpec(val alias: String, val strongBox: Boolean, val unlocked: Boolean) : AlgorithmParameterSpec {
  class Builder(private val alias: String, purposes: Int) {
    private var strongBox = false
    private var unlocked = false

    init {
      require(purposes == KeyProperties.PURPOSE_SIGN)
    }

    fun setIsStrongBoxBacked(yes: Boolean): Builder = apply { strongBox = yes }

    fun setUnlockedDeviceRequired(yes: Boolean): Builder = apply { unlocked = yes }

    fun build() = KeyGenParameterSpec(alias, strongBox, unlocked)
  }
}
