// Bundled from components/connect-handler, where it is explained.
"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// components/connect-handler/main.ts
var main_exports = {};
__export(main_exports, {
  handler: () => handler
});
module.exports = __toCommonJS(main_exports);
var import_client_ssm = require("@aws-sdk/client-ssm");

// components/planning/access-window.ts
function accessState(entry, today) {
  if (today > entry.endsOn) {
    return "expired";
  }
  if (entry.suspended) {
    return "suspended";
  }
  return today < entry.startsOn ? "pending" : "active";
}

// components/planning/names.ts
var platformNames = {
  /** Okta group of all contractors: MFA policies target it. The VPN assertion carries groups that start with it. */
  contractorsGroup: "contractors",
  /** Names of the contractors' own groups start with it, in Okta and in SonarQube. */
  ownGroupPrefix: "contractors-",
  /** SonarQube's gate of all guarded repositories. */
  qualityGate: "contractor",
  vpnApp: "Contractors VPN",
  awsApp: "Contractors AWS",
  vpnSamlProvider: "contractors-vpn",
  awsSamlProvider: "contractors-aws",
  vpc: "contractors",
  vpnLogGroup: "/contractors-platform/vpn",
  /** The function that Client VPN asks about each connection; AWS calls functions of this prefix only. */
  vpnHandler: "AWSClientVPN-contractors",
  vpnHandlerRole: "contractors-vpn-handler",
  vpnHandlerLogGroup: "/contractors-platform/vpn-handler",
  /** The parameter that tells the handler which endpoint it answers for. */
  vpnHandlerEndpoint: "/contractors-platform/vpn-endpoint",
  /** The records that the handler decides by are below it, one a person. */
  vpnRecordPath: "/contractors-vpn/",
  flowLogGroup: "/contractors-platform/flow",
  flowLogRole: "contractors-flow-logs",
  budgetActionRole: "contractors-budget-actions",
  spendingStopPolicy: "contractors-spending-stop"
};
function vpnRecordName(handle) {
  return `${platformNames.vpnRecordPath}${handle}`;
}

// components/planning/vpn-record.ts
function readVpnRecord(text) {
  const value = parse(text);
  return isRecord(value) ? value : void 0;
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
var FORMS = {
  login: isAddress,
  startsOn: isDay,
  endsOn: isDay,
  suspended: (value) => typeof value === "boolean",
  sponsor: isAddress
};
function isRecord(value) {
  return typeof value === "object" && value !== null && Object.keys(value).length === Object.keys(FORMS).length && Object.entries(FORMS).every(
    ([field, holds]) => Object.hasOwn(value, field) && holds(value[field])
  );
}
function isAddress(value) {
  return typeof value === "string" && value.length <= 150 && /^[!-~]+@[!-~]+$/.test(value);
}
function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) {
    return false;
  }
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

// components/connect-handler/event.ts
var VERSION = "v3";
function readQuestion(event) {
  const [version, username, endpoint, connection] = [
    "schema-version",
    "username",
    "endpoint-id",
    "connection-id"
  ].map((field) => textAt(event, field));
  return version === VERSION && username !== void 0 && endpoint !== void 0 && connection !== void 0 ? { username, endpoint, connection } : void 0;
}
function textAt(event, field) {
  const value = typeof event === "object" && event !== null && Object.hasOwn(event, field) ? event[field] : void 0;
  return typeof value === "string" && value !== "" ? value : void 0;
}
function answer(refusal) {
  return {
    allow: refusal === void 0,
    "error-msg-on-denied-connection": refusal ?? "",
    "posture-compliance-statuses": [],
    "schema-version": VERSION
  };
}

// components/connect-handler/decide.ts
async function answerTo(event, { parameters, now, log }) {
  try {
    const question = readQuestion(event);
    const refusal = question === void 0 ? UNREADABLE : await refusalOf(question, parameters, now);
    log({ decision: refusal === void 0 ? "allowed" : "refused", ...shorten(refusal, question) });
    return answer(refusal?.message);
  } catch (error) {
    const told = error instanceof Error ? `${error.name}: ${error.message}` : "no error";
    log({ decision: "refused", reason: "failed", error: told.slice(0, LONGEST) });
    return answer("Your access cannot be checked right now. Try again in a few minutes.");
  }
}
var LONGEST = 300;
function shorten(refusal, question) {
  const told = { ...refusal && { reason: refusal.reason }, ...question };
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, value.slice(0, LONGEST)]));
}
var UNREADABLE = { reason: "malformed event", message: "This connection cannot be checked." };
var UNKNOWN = { message: "You have no access to this VPN. Ask your sponsor." };
var BROKEN = { message: "Your access cannot be checked. Ask your sponsor to have it repaired." };
var HANDLE = /^([a-z][a-z0-9-]{1,30})@/;
async function refusalOf({ username, endpoint }, parameters, now) {
  const handle = HANDLE.exec(username)?.[1];
  if (handle === void 0) {
    return { reason: "unknown login", ...UNKNOWN };
  }
  const name = vpnRecordName(handle);
  const known = await parameters([platformNames.vpnHandlerEndpoint, name]);
  if (known.get(platformNames.vpnHandlerEndpoint) !== endpoint) {
    return { reason: "another endpoint", ...UNKNOWN };
  }
  const text = known.get(name);
  if (text === void 0) {
    return { reason: "no record", ...UNKNOWN };
  }
  const record = readVpnRecord(text);
  if (record === void 0) {
    return { reason: "malformed record", ...BROKEN };
  }
  return record.login === username ? notToday(record, now()) : { reason: "unknown login", ...UNKNOWN };
}
function notToday(record, now) {
  const { startsOn, endsOn, sponsor } = record;
  switch (accessState(record, now.toISOString().slice(0, 10))) {
    case "active":
      return void 0;
    case "pending":
      return { reason: "not yet started", message: `Your access starts on ${startsOn}. Ask ${sponsor}.` };
    case "suspended":
      return { reason: "suspended", message: `Your access is suspended. Ask ${sponsor}.` };
    case "expired":
      return { reason: "ended", message: `Your access ended on ${endsOn}. Ask ${sponsor}.` };
  }
}

// components/connect-handler/main.ts
var PATIENCE_MS = 1e4;
var client = new import_client_ssm.SSMClient({ maxAttempts: 3 });
var surroundings = {
  parameters: async (names) => {
    const command = new import_client_ssm.GetParametersCommand({ Names: [...names] });
    const { Parameters = [] } = await client.send(command, { abortSignal: AbortSignal.timeout(PATIENCE_MS) });
    return new Map(Parameters.map(({ Name = "", Value = "" }) => [Name, Value]));
  },
  now: () => /* @__PURE__ */ new Date(),
  log: (line) => console.log(line)
};
var handler = (event) => answerTo(event, surroundings);
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  handler
});
