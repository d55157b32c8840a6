package org.maraude.app

import android.view.inputmethod.EditorInfo
import android.view.inputmethod.InputConnection

/** The keyboard learns nothing of what is written here. wry's web view asks for this (`.cargo/config.toml`). */
fun unlearnt(info: EditorInfo, connection: InputConnection?): InputConnection? {
  info.imeOptions = info.imeOptions or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
  return connection
}
