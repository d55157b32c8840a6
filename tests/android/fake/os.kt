// A phone of today, as far as our Kotlin asks for one.

package android.os

class Build {
  class VERSION {
    companion object {
      @JvmField var SDK_INT = 34
    }
  }

  class VERSION_CODES {
    companion object {
      @JvmField val P = 28
      @JvmField val R = 30
      @JvmField val S = 31
      @JvmField val TIRAMISU = 33
    }
  }
}
