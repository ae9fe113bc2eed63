"use strict";

// Plain JavaScript on purpose: the SDK's runner would type-check TypeScript on every start. Its loader is taken out.
delete require.extensions[".ts"];
require("../../stacks/transpile.js");
const { SonarqubeProvider } = require("./provider.ts");
const { servePort } = require("./serve.ts");

servePort(new SonarqubeProvider()).then(
    // The engine reads the port from the first line.
    (port) => console.log(String(port)),
    (error) => {
        console.error(error.message);
        process.exitCode = 1;
    },
);
