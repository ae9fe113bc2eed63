import { vpnHandlerFailClosed } from "../../../policies/vpn/vpn-handler-fail-closed";
import { add, both, hide, remove, spoil, without } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const PARAMETER = "aws:ssm/parameter:Parameter";
const ENDPOINT = "platform/vpn-endpoint";
const RECORD = "ana-silva/vpn-record";
const OPTIONS = "clientConnectOptions";
const HANDLER = "arn:aws:lambda:eu-west-1:123456789012:function:AWSClientVPN-expiry";
const withHandler = (lambdaFunctionArn: string) => spoil(ENDPOINT, OPTIONS, { enabled: true, lambdaFunctionArn });

const ANA = {
    login: "ana-silva@contractors.acme.example",
    startsOn: "2026-12-01",
    endsOn: "2027-02-26",
    suspended: false,
    sponsor: "jo.lee@acme.example",
};

export const cases: RuleCases = {
    rule: vpnHandlerFailClosed,
    mutants: {
        "no handler at all": without(ENDPOINT, OPTIONS),
        "a handler that is switched off": spoil(ENDPOINT, OPTIONS, { enabled: false, lambdaFunctionArn: HANDLER }),
        "a handler that nobody switched on": spoil(ENDPOINT, OPTIONS, { lambdaFunctionArn: HANDLER }),
        "switched on, and nobody to ask": spoil(ENDPOINT, OPTIONS, { enabled: true }),
        "a name that AWS does not call": withHandler("arn:aws:lambda:eu-west-1:123456789012:function:vpn-expiry"),
        "the prefix in the middle": withHandler(
            "arn:aws:lambda:eu-west-1:123456789012:function:my-AWSClientVPN-expiry",
        ),
        "a function of another account": withHandler(
            "arn:aws:lambda:eu-west-1:999999999999:function:AWSClientVPN-expiry",
        ),
        "a function of another region": withHandler(
            "arn:aws:lambda:us-east-1:123456789012:function:AWSClientVPN-expiry",
        ),
        "switched on in words": spoil(ENDPOINT, OPTIONS, { enabled: "true", lambdaFunctionArn: HANDLER }),
        "a second endpoint that asks nobody": add("aws:ec2clientvpn/endpoint:Endpoint", "platform/second-vpn", {}),
        "a record with a later end": spoil(RECORD, "insecureValue.endsOn", "2028-02-26"),
        "a record with an earlier begin": spoil(RECORD, "insecureValue.startsOn", "2026-01-01"),
        "a record that knows of no suspension": spoil("ana-silva", "entry.suspended", true),
        "a record for another login": spoil(RECORD, "insecureValue.login", "ben-okafor@contractors.acme.example"),
        "a record for another domain": spoil(RECORD, "insecureValue.login", "ana-silva@acme.example"),
        "a record that names another sponsor": spoil(RECORD, "insecureValue.sponsor", "mallory@acme.example"),
        "a record without an end": without(RECORD, "insecureValue.endsOn"),
        "a record that is no record": spoil(RECORD, "insecureValue", "forever"),
        "a record that nobody can read": both(
            without(RECORD, "insecureValue"),
            spoil(RECORD, "value", JSON.stringify(ANA)),
        ),
        "a record in a place that the handler does not look at": spoil(RECORD, "name", "/contractors/ana-silva/vpn"),
        "a record in somebody else's place": spoil(RECORD, "name", "/contractors-vpn/ben-okafor"),
        "a record of somebody who is not on the roster": add(PARAMETER, "mallory/vpn-record", {
            name: "/contractors-vpn/mallory",
            insecureValue: JSON.stringify({ ...ANA, login: "mallory@contractors.acme.example" }),
        }),
        "a record that the platform slips in": add(PARAMETER, "platform/notes", {
            name: "/contractors-vpn/mallory",
            insecureValue: JSON.stringify(ANA),
        }),
        "a second record of a person": add(PARAMETER, "ana-silva/second", {
            name: "/contractors-vpn/ana-lima",
            insecureValue: JSON.stringify(ANA),
        }),
    },
    variants: {
        "another handler": withHandler(HANDLER),
        "a version of a handler": withHandler(`${HANDLER}:live`),
        "a handler whose ARN is not known yet": (graph) =>
            hide(ENDPOINT, `${OPTIONS}.lambdaFunctionArn`)(withHandler(HANDLER)(graph)),
        "a record as the text that AWS keeps": spoil(RECORD, "insecureValue", JSON.stringify(ANA)),
        "a record whose text is not known yet": hide(RECORD, "insecureValue"),
        "a record of somebody who is suspended": both(
            spoil("ana-silva", "entry.suspended", true),
            spoil(RECORD, "insecureValue.suspended", true),
        ),
        "a parameter of something else": add(PARAMETER, "platform/notes", { name: "/notes", insecureValue: "none" }),
        "a parameter whose name is not known yet": add(PARAMETER, "platform/notes", { insecureValue: "none" }),
    },
    says: {
        "a name that AWS does not call":
            'platform/vpn-endpoint (aws:ec2clientvpn/endpoint:Endpoint): clientConnectOptions.lambdaFunctionArn is "arn:aws:lambda:eu-west-1:123456789012:function:vpn-expiry". Wanted: arn:aws:lambda:eu-west-1:123456789012:function:AWSClientVPN-<name>. Fix: Set clientConnectOptions: { enabled: true, lambdaFunctionArn: arn:aws:lambda:<region>:<the staging account>:function:AWSClientVPN-<name> }, and leave parameters below /contractors-vpn/ to ContractorAccess.',
        "a record with a later end":
            'contractor ana-silva, ana-silva/vpn-record (aws:ssm/parameter:Parameter): insecureValue.endsOn is "2028-02-26". Wanted: "2027-02-26". Fix: Set clientConnectOptions: { enabled: true, lambdaFunctionArn: arn:aws:lambda:<region>:<the staging account>:function:AWSClientVPN-<name> }, and leave parameters below /contractors-vpn/ to ContractorAccess.',
    },
    fixed: {
        "no handler at all": withHandler(HANDLER),
        "a handler that is switched off": spoil(ENDPOINT, `${OPTIONS}.enabled`, true),
        "a name that AWS does not call": withHandler(HANDLER),
        "a record that is no record": spoil(RECORD, "insecureValue", ANA),
        "a record that the platform slips in": remove("platform/notes"),
    },
};
