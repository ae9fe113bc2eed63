import type { Identity } from "./identity";
import type { PartArgs } from "./part-args";
import type { Sandbox } from "./sandbox";

/** What a grant is told: the identity and the sandbox that it gives access to, beside what every part is told. */
export interface GrantArgs extends PartArgs {
    identity: Identity;
    sandbox: Sandbox;
}
