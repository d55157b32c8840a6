//! Real processes: a relay, and a device that is driven by lines of JSON.

use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};

/// A program of this workspace, beside the one that runs.
pub fn program(name: &str) -> io::Result<PathBuf> {
    let mut folder = std::env::current_exe()?;
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    let path = folder.join(name);
    match path.exists() {
        true => Ok(path),
        false => Err(io::Error::new(io::ErrorKind::NotFound, format!("{name} is not built; run `cargo build` first"))),
    }
}

/// A team's night ends at three in Calais; programs know no other clock than this machine's. Nothing begins in the last minutes of a
/// night, or it would be over in the middle of a story.
fn let_the_night_end() {
    let longest = chrono::Duration::minutes(5);
    let now = chrono::DateTime::from_timestamp_millis((client::system_clock())()).unwrap_or_default();
    let now = now.with_timezone(&chrono_tz::Europe::Paris).time();
    let left = chrono::NaiveTime::from_hms_opt(3, 0, 1).unwrap_or_default() - now;
    if left <= longest {
        std::thread::sleep(left.to_std().unwrap_or_default());
    }
}

/// `maraude-relay` on a free port of the loopback; ended when it is dropped.
pub struct RelayProcess {
    child: Child,
    pub url: String,
    pub invite: String,
}

impl RelayProcess {
    pub fn start(data: &Path) -> io::Result<RelayProcess> {
        RelayProcess::start_with(data, &[])
    }

    pub fn start_with(data: &Path, options: &[&str]) -> io::Result<RelayProcess> {
        let_the_night_end();
        let relay = program("maraude-relay")?;
        let invite = Command::new(&relay).arg("--data").arg(data).arg("invite").output()?;
        let invite = String::from_utf8_lossy(&invite.stdout).trim().to_owned();
        let mut child = Command::new(&relay)
            .arg("--data")
            .arg(data)
            .args(["--listen", "127.0.0.1:0"])
            .args(options)
            .stdout(Stdio::piped())
            .stdin(Stdio::null())
            .spawn()?;
        let out = child.stdout.take().ok_or_else(|| io::Error::other("the relay has no output"))?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let url = line.trim().strip_prefix("listening on ").map(str::to_owned);
        match url {
            Some(url) => Ok(RelayProcess { child, url, invite }),
            None => {
                let _ = child.kill();
                let _ = child.wait();
                Err(io::Error::other("the relay did not start"))
            }
        }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for RelayProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `maraude pipe`: one device in one process.
pub struct DeviceProcess {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl DeviceProcess {
    /// The passphrase goes through descriptor 3 from a file that only this user reads.
    pub fn start(home: &Path, passphrase_file: &Path, clock: Option<i64>) -> io::Result<DeviceProcess> {
        let mut command = Command::new("sh");
        command
            .args(["-c", r#"exec "$0" "$@" 3<"$PASSPHRASE_FILE""#])
            .arg(program("maraude")?)
            .arg("--home")
            .arg(home)
            .args(["--passphrase-fd", "3", "pipe"])
            .env("PASSPHRASE_FILE", passphrase_file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        if let Some(clock) = clock {
            command.arg("--clock").arg(clock.to_string());
        }
        let mut child = command.spawn()?;
        let missing = || io::Error::other("the device has no pipes");
        let input = child.stdin.take().ok_or_else(missing)?;
        let output = BufReader::new(child.stdout.take().ok_or_else(missing)?);
        Ok(DeviceProcess { child, input: Some(input), output })
    }

    /// Sends a line without waiting for its answer.
    pub fn send(&mut self, line: &Value) -> io::Result<()> {
        let input = self.input.as_mut().ok_or_else(|| io::Error::other("the device is closed"))?;
        writeln!(input, "{line}")?;
        input.flush()
    }

    /// The next answer; an error when the process ended.
    pub fn read(&mut self) -> io::Result<Result<Value, Value>> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 || !line.ends_with('\n') {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the device's process ended"));
        }
        let answer: Value = serde_json::from_str(&line).map_err(io::Error::other)?;
        Ok(match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer.get("ok").cloned().unwrap_or_default()),
        })
    }

    pub fn ask(&mut self, line: Value) -> io::Result<Result<Value, Value>> {
        self.send(&line)?;
        self.read()
    }

    /// An answer that has to be good.
    pub fn tell(&mut self, line: Value) -> io::Result<Value> {
        self.ask(line)?.map_err(|error| io::Error::other(error["detail"].as_str().unwrap_or("refused").to_owned()))
    }

    pub fn show(&mut self, view: &str) -> io::Result<Value> {
        self.tell(json!({ "show": view }))
    }

    /// `kill -9`, then every answer that had reached the pipe before.
    pub fn kill_and_read(mut self) -> io::Result<Vec<Result<Value, Value>>> {
        self.child.kill()?;
        self.child.wait()?;
        let mut answers = Vec::new();
        while let Ok(answer) = self.read() {
            answers.push(answer);
        }
        Ok(answers)
    }

    /// Ends the process in good order: what was tapped is folded.
    pub fn close(mut self) -> io::Result<()> {
        self.input = None;
        self.child.wait().map(|_| ())
    }
}

impl Drop for DeviceProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A file with a passphrase that only this user may read.
pub fn passphrase_file(folder: &Path, passphrase: &str) -> io::Result<PathBuf> {
    let path = folder.join("passphrase");
    fs::write(&path, format!("{passphrase}\n"))?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
    Ok(path)
}
