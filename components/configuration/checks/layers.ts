import { lookUp } from "../schema-lookup";
import type { Problem } from "../problem";
import type { Check } from "./facts";

/** Ensure that exactly the stacks without a platform of their own name the stack that has it. */
export const ensurePlatformStackFitsTheLayer: Check = ({ layer, names }) => {
    if (layer === undefined || (layer === "contractors") === names.platformStack) {
        return [];
    }
    const path = ["platformStack"];
    return layer === "contractors"
        ? [
              {
                  path,
                  wrong: "missing in layer contractors",
                  allowed: lookUp(path)?.description ?? "",
                  edit: "add contractor-access:platformStack to config",
              },
          ]
        : [
              {
                  path,
                  wrong: `no meaning in layer ${layer}`,
                  allowed: "platformStack in layer contractors only",
                  edit: "delete it, or write contractors for contractor-access:layer",
              },
          ];
};

/** Ensure that people stand in the stacks that provide for them, and that nobody is gone because a key is. */
export const ensureContractorsFitTheLayer: Check = ({ layer, contractors, names }) => {
    const path = ["contractors"];
    if (layer === "platform" && contractors.length > 0) {
        return [outOfPlace("contractors", contractors)];
    }
    if (layer === undefined || layer === "platform" || names.contractors) {
        return [];
    }
    return [
        {
            path,
            wrong: "missing",
            allowed: lookUp(path)?.description ?? "",
            edit: "add contractor-access:contractors to config; {} says that there is nobody",
        },
    ];
};

/** Ensure that people who left stand beside those who are there, or nobody would notice who comes back. */
export const ensureFormerContractorsFitTheLayer: Check = ({ layer, formerContractors }) =>
    layer === "platform" && formerContractors.length > 0 ? [outOfPlace("formerContractors", formerContractors)] : [];

function outOfPlace(key: string, people: readonly unknown[]): Problem {
    return {
        path: [key],
        given: `a map of ${people.length}`,
        wrong: "has no place in layer platform",
        allowed: `${key} in layers all and contractors`,
        edit: "move the entries to the stack of their cohort",
    };
}
