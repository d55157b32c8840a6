//! The cast of the stories: devices with their own homes and clocks, and a real relay on the loopback.
