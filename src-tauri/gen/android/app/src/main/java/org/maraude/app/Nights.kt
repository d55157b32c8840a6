package org.maraude.app

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.os.Process
import java.io.File

/**
 * Nights end by themselves: at the end of a night its key is destroyed in the hardware, without anybody's digits and with the app
 * closed. Woken by an alarm, by the phone's start, by a clock that was set, and by each start of the app.
 */
object Nights {
  /** Lies in the device's folder while taps may wait that are in no sealed envelope: then the app ends the night itself, and seals first. */
  private const val UNSEALED = "maraude.unsealed"

  private var context: Context? = null

  fun folder(context: Context): File = File(context.noBackupFilesDir, "device")

  fun begin(context: Context) {
    // Left by a process that the system ended: this one is locked.
    if (this.context == null) Awake.hide(context)
    this.context = context.applicationContext
    try {
      end(context)
    } catch (_: Exception) {
      // A Keystore that does not answer keeps nobody out of the app; the night ends when it is opened.
    }
  }

  /** Destroys the keys of nights that are over, and asks to be woken at the next end. */
  private fun end(context: Context) {
    if (!File(folder(context), UNSEALED).exists()) {
      Chip.destroyEndedBy(System.currentTimeMillis())
    }
    plan()
  }

  internal fun plan() {
    val context = context ?: return
    val now = System.currentTimeMillis()
    val next = Chip.ends().filter { it > now }.minOrNull() ?: return
    val intent = Intent(context, End::class.java)
    val wake = PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
    // Not to the second: an exact alarm asks for a permission that shows, and a night ends within minutes.
    val alarms = context.getSystemService(Context.ALARM_SERVICE) as AlarmManager
    alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, next, wake)
  }

  internal fun awake() {
    context?.let(Awake::show)
  }

  internal fun beginAgain() {
    val context = context ?: return
    Awake.hide(context)
    val component = context.packageManager.getLaunchIntentForPackage(context.packageName)?.component
    context.startActivity(Intent.makeRestartActivityTask(component))
    Process.killProcess(Process.myPid())
  }

  class End : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) = begin(context)
  }
}
