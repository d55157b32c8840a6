// What our Kotlin stands on and Android's own type stubs do not have: the signatures that it uses, of androidx and of Tauri's template.

package androidx.activity

open class ComponentActivity : android.app.Activity()

fun ComponentActivity.enableEdgeToEdge() = Unit
