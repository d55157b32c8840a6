//! On an Android phone: what its activity handed over in the environment, its hardware for keys, and a process that the system begins again.

use std::{path::PathBuf, sync::Arc};

use client::{App, Argon, Env};
use jni::{JNIEnv, objects::JObject};
use keystore::{CLASS, Keystore};
use tauri::{Builder, Manager, Runtime};

use crate::{NearDoor, Reports, Shell, builder, context, home};

/// Memory that is given back is overwritten first: a locked device leaves as little behind as it can.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

#[tauri::mobile_entry_point]
fn begin() {
    if let Err(error) = run() {
        eprintln!("maraude: the screens could not be opened: {error}");
    }
}

fn run() -> tauri::Result<()> {
    let keystore = Arc::new(Keystore::default());
    let env = Env { argon: Argon::PHONE, chip: Some(keystore.clone()), ..Env::system() };
    let app = Arc::new(App::new(&home(), env));
    let reports = Reports(std::env::var_os("MARAUDE_REPORTS").map(PathBuf::from));
    let (open, again) = (keystore.clone(), keystore.clone());
    let shell = Shell {
        // Without the notification there is still the gesture.
        at_unlock: Box::new(move || {
            let _ = open.awake();
        }),
        // The system ends this process itself; that it did not is of no use to know, the device is locked.
        at_lock: Box::new(move |_| {
            let _ = again.begin_again();
            false
        }),
    };
    builder(Builder::default(), app.clone(), reports, shell, NearDoor::new(None))
        .setup(move |handle| Ok(introduce(handle, keystore)?))
        .run(context())?;
    let _ = app.lock();
    Ok(())
}

/// The activity's own loader knows our Kotlin; a native thread's does not.
fn introduce<R: Runtime>(handle: &tauri::App<R>, keystore: Arc<Keystore>) -> tauri::Result<()> {
    let meet = move |env: &mut JNIEnv, activity: &JObject| {
        let name = env.new_string(CLASS)?;
        let by_name = "(Ljava/lang/String;)Ljava/lang/Class;";
        let class = env.call_method(activity, "getAppClass", by_name, &[(&name).into()])?.l()?;
        keystore.meet(env, &class)
    };
    let Some(window) = handle.get_webview_window("main") else { return Ok(()) };
    window.with_webview(move |view| {
        view.jni_handle().exec(move |env, activity, _| {
            if meet(env, activity).is_err() {
                // Without it there are no digits; the words open as ever.
                let _ = env.exception_clear();
            }
        });
    })
}
