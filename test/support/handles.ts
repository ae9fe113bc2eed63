import fc from "fast-check";
import { handleSchema } from "../../components/configuration/entry";

/** Legal handles, also short ones and ones that start like another. */
export const handles: fc.Arbitrary<string> = fc
    .stringMatching(/^[a-c][a-c0-1]{0,4}(-[a-c0-1]{1,4}){0,3}$/)
    .filter((handle) => handleSchema.safeParse(handle).success);
