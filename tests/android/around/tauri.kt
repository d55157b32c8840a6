// As Tauri's template and wry write it when the app is built.

package org.maraude.app

abstract class TauriActivity : androidx.activity.ComponentActivity() {
  open fun onWebViewCreate(webView: android.webkit.WebView) = Unit
}

/** With the line that `.cargo/config.toml` puts into it. */
open class RustWebView(context: android.content.Context) : android.webkit.WebView(context) {
  override fun onCreateInputConnection(info: android.view.inputmethod.EditorInfo) = unlearnt(info, super.onCreateInputConnection(info))
}
