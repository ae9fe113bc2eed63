import { asText } from "../../cloud/values";
import type { CloudObject, World } from "../../cloud/world";
import { type Form, formsOf, textOf, textsOf } from "./form";
import { demand, type Operation, page, remove, tagsOf } from "./operation";
import { AwsError } from "./protocol";

/* What calls of EC2 have in common. */

/** The values that EC2's filters compare, by filter. */
type Values = Readonly<Record<string, readonly string[]>>;

const PARAMETERS = ["Filter", "NextToken", "MaxResults", "ClientVpnEndpointId", "NetworkAclId"];

/** Things that every filter lets through; a parameter or filter that is not known is an error, never ignored. */
export function filtered<T>(input: Form, things: readonly T[], valuesOf: (thing: T) => Values): T[] {
    const unknown = Object.keys(input).find((name) => !PARAMETERS.includes(name));
    if (unknown !== undefined) {
        throw new AwsError("UnknownParameter", `The parameter ${unknown} is not recognized`);
    }
    const filters = formsOf(input, "Filter").map(
        (filter) => [textOf(filter, "Name"), textsOf(filter, "Value")] as const,
    );
    return things.filter((thing) => {
        const values = valuesOf(thing);
        return filters.every(([name, wanted]) => {
            const found = values[name] ?? (name.startsWith("tag:") ? [] : undefined);
            if (found === undefined) {
                throw new AwsError("InvalidParameterValue", `The filter '${name}' is invalid`);
            }
            return wanted.some((pattern) => found.some((value) => wildcard(pattern).test(value)));
        });
    });
}

function wildcard(pattern: string): RegExp {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s");
}

/** One page of an answer, in the element that lists come in. */
export function paged(set: string, input: Form, things: readonly object[]): object {
    const { items, next } = page(things, textOf(input, "NextToken"));
    return { [set]: items, nextToken: next };
}

export function tagSet(object: CloudObject): { key: string; value: string }[] {
    return Object.entries(tagsOf(object)).map(([key, value]) => ({ key, value: asText(value) }));
}

export function tagValues(object: CloudObject): Values {
    return Object.fromEntries(Object.entries(tagsOf(object)).map(([key, value]) => [`tag:${key}`, [asText(value)]]));
}

/** Answers a Describe call of one type. */
export function describe(
    type: string,
    set: string,
    show: (object: CloudObject, world: World) => Record<string, unknown>,
    extra: (object: CloudObject) => Values = () => ({}),
): Operation {
    return (input, { world }) => {
        const found = filtered(input, world.all(type), (object) => ({ ...tagValues(object), ...extra(object) }));
        return paged(
            set,
            input,
            found.map((object) => ({ ...show(object, world), tagSet: tagSet(object) })),
        );
    };
}

/** Deletes an object of one type. */
export function deletion(type: string, parameter: string, missing: string): Operation {
    return (input, { world }) => {
        const id = textOf(input, parameter);
        remove(world, demand(world.get(type, id), missing, `The ID '${id}' does not exist`), "DependencyViolation");
        return { return: true };
    };
}
