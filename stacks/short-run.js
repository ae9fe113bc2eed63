"use strict";

// For a program that runs for seconds: what does not pay in that time comes later or never.
const { createRequire, Module } = require("node:module");
const { setFlagsFromString } = require("node:v8");

// V8 optimizes what has run for a while, which is a fifth of a run and seldom used before its end. Four times the while.
setFlagsFromString("--interrupt-budget=600000");

// The SDK loads the TypeScript compiler and npm's reader of node_modules when it starts, which is two thirds of its start.
// It needs them only to send functions into a cloud, and the kit sends none: here each is loaded when it is first used.
const sdk = createRequire(require.resolve("@pulumi/pulumi"));

for (const name of ["./typescript-shim", "@npmcli/arborist"]) {
    const file = find(name);
    if (file !== undefined) {
        require.cache[file] = Object.assign(new Module(file), { filename: file, loaded: true, exports: late(file) });
    }
}

/** Path of a module; undefined where this version of the SDK has none, and loads none. */
function find(name) {
    try {
        return sdk.resolve(name);
    } catch {
        return undefined;
    }
}

/** Stands for the exports of a module. */
function late(file) {
    let real;
    const load = () => {
        delete require.cache[file];
        real = sdk(file);
        return real;
    };
    // The SDK asks at once whether it is an ES module, and copies it if not.
    return new Proxy({}, { get: (_, key) => key === "__esModule" || (real ?? load())[key] });
}
