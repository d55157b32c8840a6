package org.maraude.app

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.graphics.drawable.Icon
import android.os.Process

/**
 * While the app is open: a notification whose one action puts it to sleep, whatever is on the screen. It says nothing else, makes no
 * sound, and no lock screen shows it.
 */
object Awake {
  private const val CHANNEL = "awake"
  private const val ID = 1

  fun show(context: Context) {
    val notifications = of(context)
    val channel = NotificationChannel(CHANNEL, context.getString(R.string.awake), NotificationManager.IMPORTANCE_LOW)
    notifications.createNotificationChannel(channel)
    val intent = Intent(context, Sleep::class.java)
    val sleep = PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
    val icon = Icon.createWithResource(context, R.drawable.lantern)
    val action = Notification.Action.Builder(icon, context.getString(R.string.sleep), sleep).build()
    val notification =
      Notification.Builder(context, CHANNEL)
        .setSmallIcon(icon)
        .setContentTitle(context.getString(R.string.app_name))
        .setOngoing(true)
        .setLocalOnly(true)
        .setVisibility(Notification.VISIBILITY_SECRET)
        .addAction(action)
        .build()
    notifications.notify(ID, notification)
  }

  fun hide(context: Context) = of(context).cancel(ID)

  private fun of(context: Context) = context.getSystemService(Context.NOTIFICATION_SERVICE) as NotificationManager

  /** The digits end and the process with all that it holds. What was tapped is in the database; the next unlocking seals it. */
  class Sleep : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
      try {
        Chip.endDigits()
      } finally {
        hide(context)
        Process.killProcess(Process.myPid())
      }
    }
  }
}
