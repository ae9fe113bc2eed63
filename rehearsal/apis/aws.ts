import type { RequestListener } from "node:http";
import type { Cloud } from "../cloud/cloud";
import { type ApiHandler, apiListener } from "./api";
import { clientVpn } from "./aws/client-vpn";
import { ecr, ecs } from "./aws/containers";
import { ec2 } from "./aws/ec2";
import { iam } from "./aws/iam";
import { kms } from "./aws/kms";
import type { Operations } from "./aws/operation";
import { answer, AwsError, readRequest, refusal } from "./aws/protocol";
import { budgets, logs, parameters, s3, tagging } from "./aws/storage";

/** Names of operations are unique among the services here. */
const OPERATIONS: Operations = {
    ...iam,
    ...ec2,
    ...clientVpn,
    ...ecs,
    ...ecr,
    ...s3,
    ...logs,
    ...parameters,
    ...budgets,
    ...tagging,
    ...kms,
};

/** AWS's APIs on the world of the in-memory cloud. Calls are named as in the API references: `DescribeSubnets`. */
export function awsApi(cloud: Cloud): RequestListener {
    return apiListener("aws", cloud, handle, {
        nameOf: (request) => readRequest(request).operation,
        isChange: (request) => !/^(?:Describe|Get|List|Encrypt|Decrypt)/.test(readRequest(request).operation),
    });
}

const handle: ApiHandler = (request, { store, settings }) => {
    const asked = readRequest(request);
    try {
        if (request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ") !== true) {
            throw new AwsError("MissingAuthenticationToken", "The request is not signed", 403);
        }
        const operation = OPERATIONS[asked.operation];
        if (operation === undefined) {
            throw new AwsError("UnknownOperationException", `${asked.operation} is not known here`);
        }
        return answer(asked, operation(asked.input, { world: store.world(), settings }));
    } catch (error) {
        if (error instanceof AwsError) {
            return refusal(asked, error);
        }
        throw error;
    }
};
