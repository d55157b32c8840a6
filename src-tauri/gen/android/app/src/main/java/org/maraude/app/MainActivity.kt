package org.maraude.app

import android.Manifest
import android.os.Build
import android.os.Bundle
import android.system.Os
import android.view.View
import android.view.WindowInsets
import android.view.WindowManager
import android.webkit.WebView
import androidx.activity.enableEdgeToEdge

class MainActivity : TauriActivity() {
  override fun onCreate(savedInstanceState: Bundle?) {
    // Before anything can be drawn: no picture of a screen, none in the list of recent apps.
    window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
    // Before the screens: what is over is over.
    Nights.begin(this)
    Os.setenv("MARAUDE_HOME", Nights.folder(this).path, true)
    getExternalFilesDir(null)?.let { Os.setenv("MARAUDE_REPORTS", it.path, true) }
    enableEdgeToEdge()
    super.onCreate(savedInstanceState)
    askForNotifications()
    val content: View = findViewById(android.R.id.content)
    content.setOnApplyWindowInsetsListener { view, insets -> insets.also { view.keepClearOf(it) } }
  }

  /** For the one that puts the app to sleep. Whoever says no has the gesture. */
  private fun askForNotifications() {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
      requestPermissions(arrayOf(Manifest.permission.POST_NOTIFICATIONS), 0)
    }
  }

  override fun onWebViewCreate(webView: WebView) {
    webView.importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
    webView.settings.allowFileAccess = false
    webView.settings.allowContentAccess = false
  }

  /** The system's bars, the notch and the keyboard take their room from the page instead of lying on it. */
  private fun View.keepClearOf(insets: WindowInsets) {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
      val types = WindowInsets.Type.systemBars() or WindowInsets.Type.displayCutout() or WindowInsets.Type.ime()
      val room = insets.getInsets(types)
      setPadding(room.left, room.top, room.right, room.bottom)
    } else {
      @Suppress("DEPRECATION")
      setPadding(
        insets.systemWindowInsetLeft,
        insets.systemWindowInsetTop,
        insets.systemWindowInsetRight,
        insets.systemWindowInsetBottom,
      )
    }
  }
}
