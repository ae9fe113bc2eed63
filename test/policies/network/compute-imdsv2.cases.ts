import { computeImdsv2 } from "../../../policies/network/compute-imdsv2";
import { add, spoil } from "../support/edits";
import type { RuleCases } from "../support/rule-cases";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";
const strict = { httpTokens: "required", httpPutResponseHopLimit: 1 };

export const cases: RuleCases = {
    rule: computeImdsv2,
    mutants: {
        "an instance that says nothing": add(INSTANCE, "ana-silva/box", { instanceType: "t3.micro" }),
        "an instance without tokens": add(INSTANCE, "ana-silva/box", {
            metadataOptions: { ...strict, httpTokens: "optional" },
        }),
        "an instance that containers ask": add(INSTANCE, "ana-silva/box", {
            metadataOptions: { ...strict, httpPutResponseHopLimit: 2 },
        }),
        "hops left to the image": add(INSTANCE, "ana-silva/box", { metadataOptions: { httpTokens: "required" } }),
        "a template that says nothing": add(TEMPLATE, "ana-silva/template", { imageId: "ami-1" }),
        "a template without tokens": add(TEMPLATE, "ana-silva/template", {
            metadataOptions: { httpPutResponseHopLimit: 1 },
        }),
        "a launch configuration": add("aws:ec2/launchConfiguration:LaunchConfiguration", "ana-silva/old", {
            imageId: "ami-1",
        }),
        "a spot instance": add("aws:ec2/spotInstanceRequest:SpotInstanceRequest", "ana-silva/spot", {
            instanceType: "t3.micro",
        }),
        "an account that wants no tokens": add(DEFAULTS, "platform/metadata", {
            httpTokens: "optional",
            httpPutResponseHopLimit: 1,
        }),
    },
    variants: {
        "a strict instance": add(INSTANCE, "ana-silva/box", { metadataOptions: strict }),
        "a strict template": add(TEMPLATE, "ana-silva/template", { metadataOptions: strict }),
        "an instance without metadata": add(INSTANCE, "ana-silva/box", {
            metadataOptions: { httpEndpoint: "disabled" },
        }),
        "a strict account": add(DEFAULTS, "platform/metadata", strict),
    },
    says: {
        "an instance without tokens":
            'contractor ana-silva, ana-silva/box (aws:ec2/instance:Instance): metadataOptions.httpTokens is "optional". Wanted: "required". Fix: Set metadataOptions: { httpTokens: required, httpPutResponseHopLimit: 1 }.',
    },
    fixed: { "an instance that says nothing": spoil("ana-silva/box", "metadataOptions", strict) },
};
