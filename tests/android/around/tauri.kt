// As Tauri's template and wry write it when the app is built.

package org.maraude.app

abstract class TauriActivity : androidx.activity.ComponentActivity() {
  open fun onWebViewCreate(webView: android.webkit.WebView) = Unit
}

/** Of `src/main/res`. */
object R {
  object string {
    const val app_name = 1
    const val awake = 2
    const val sleep = 3
  }

  object drawable {
    const val lantern = 4
  }
}

/** With the line that `.cargo/config.toml` puts into it. */
open class RustWebView(context: android.content.Context) : android.webkit.WebView(context) {
  override fun onCreateInputConnection(info: android.view.inputmethod.EditorInfo) = unlearnt(info, super.onCreateInputConnection(info))
}
