"use strict";

// Plain JavaScript on purpose: the SDK's runner would type-check a TypeScript entry on every start. The loader is the one
// without a namespace, so that the SDK's protocol classes, which live in a global, are loaded only once.
require("tsx/cjs");
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
