"use strict";

// On SIGTERM Vitest ends, and its workers would go on with their files: each ends when nobody listens to it any more.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
