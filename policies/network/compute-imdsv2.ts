import { demand, is } from "../model/demand";
import type { Rule } from "../model/rule";
import { valueAt } from "../model/values";

/** Settings of a whole account and region name the same things without a block around them. */
const DEFAULTS = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";

/** N7. Credentials of a machine stay in the machine. */
export const computeImdsv2: Rule = {
    id: "N7",
    name: "compute-imdsv2",
    title: "Machines hand out credentials to session tokens only",
    compliant:
        "Every instance and launch template demands tokens from whoever asks for metadata and answers within one hop, or has the metadata service off.",
    why: "Version 1 of the service gives the role's credentials to any request that reaches it, such as one that a web application was tricked into; a second hop gives them to containers.",
    severity: "high",
    applicability: "if registered",
    types: [
        "aws:ec2/instance:Instance",
        "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
        "aws:ec2/launchTemplate:LaunchTemplate",
        "aws:ec2/launchConfiguration:LaunchConfiguration",
        DEFAULTS,
    ],
    plain: ["metadataOptions", "httpTokens", "httpPutResponseHopLimit", "httpEndpoint"],
    controls: ["NIST AC-6", "CIS-AWS 6.7"],
    fix: "Set metadataOptions: { httpTokens: required, httpPutResponseHopLimit: 1 }.",
    url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html",
    waivable: true,
    check: (machine) => {
        const block = machine.type === DEFAULTS ? "" : "metadataOptions.";
        return valueAt(machine.properties, `${block}httpEndpoint`) === "disabled"
            ? []
            : [
                  demand(machine, `${block}httpTokens`, is("required"), "optional"),
                  // Absent, the image decides: current ones of Amazon Linux say 2.
                  demand(machine, `${block}httpPutResponseHopLimit`, is(1)),
              ];
    },
};
