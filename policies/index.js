"use strict";

// Plain JavaScript on purpose: the SDK's runner would type-check TypeScript on every start. Its loader is taken out.
delete require.extensions[".ts"];
require("../stacks/transpile.js");
const { PolicyPack } = require("@pulumi/policy");
const { NAME, contents } = require("./pack.ts");

new PolicyPack(NAME, contents());
