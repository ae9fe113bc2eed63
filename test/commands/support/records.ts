import { parse } from "yaml";
import { organizationSchema } from "../../../components/configuration/organization";
import { A_STACK_FILE } from "../../configuration/support/a-stack-file";

const { config } = parse(A_STACK_FILE) as { config: Record<string, Record<string, object>> };

/** The organization of the tests' stack file, with defaults. */
export const AN_ORGANIZATION = organizationSchema.parse(config["contractor-access:organization"]);
/** An entry of the tests' stack file, ana-silva's, as the file says it. */
export const AN_ENTRY = config["contractor-access:contractors"]?.["ana-silva"] ?? {};
