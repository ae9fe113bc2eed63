"use strict";

// Plain JavaScript on purpose: the SDK's runner would type-check a TypeScript entry on every start. The SDK itself is
// loaded here, because what tsx loads is a second copy, whose messages the engine's connection does not recognize.
const { PolicyPack } = require("@pulumi/policy");
const { require: load } = require("tsx/cjs/api");

const { NAME, contents } = load("./pack.ts", __filename);

new PolicyPack(NAME, contents());
