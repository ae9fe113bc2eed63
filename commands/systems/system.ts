import type { Organization } from "../../components/configuration/organization";
import type { ContractorArns } from "../../components/planning/arns";
import type { ContractorNames } from "../../components/planning/names";

/** Where a contractor can hold access; one adapter each. */
export const SYSTEM_NAMES = ["Okta", "Client VPN", "AWS", "GitHub", "SonarQube"] as const;
export type SystemName = (typeof SYSTEM_NAMES)[number];

/** One contractor as the services know them: by stable ids where a service has one, by the kit's own names elsewhere. */
export interface Person {
    handle: string;
    names: ContractorNames;
    arns: ContractorArns;
    /** Okta's id of the user, when the state or an output tells it; else the login finds the user. */
    oktaUserId?: string;
    /** Unknown only when neither stack file, state nor the list of former contractors has the person. */
    github?: { login: string; id: number; existingMember: boolean };
}

/** Something of a person that is there. */
export interface Trace {
    system: SystemName;
    /** What kind of thing, in the service's own words and the same for all of a kind: `open VPN connection`, `IAM role`. */
    kind: string;
    /** Id, ARN or name by which the service finds it. */
    id: string;
    /** True when somebody can get in with it; false for what only costs, or only remembers. */
    access: boolean;
    /** More for a reader, such as a status or a date. */
    detail?: string;
}

/** A trace with the handle that its name, path or tag carries. */
export interface OwnedTrace extends Trace {
    handle: string;
}

/** True for what the engine's state knows, by Pulumi's type and id. */
export type Knows = (type: string, id: string) => boolean;

/** Something that an entry makes and the state does not know, because the answer of its create was lost. */
export interface Lost {
    kind: string;
    id: string;
    /** Takes it away; gone already counts as done. */
    remove: () => Promise<unknown>;
}

/**
 * One service, straight by its API and apart from the engine. Calls are repeated with back-off, and as the service asks
 * in Retry-After. A failure is an error in the service's words, without any secret.
 */
export interface AccessSystem {
    readonly name: SystemName;
    /**
     * Ends all access of a person, in the order that never leaves a way back in. Every step is tried even when one before
     * it failed; doing it again changes nothing. `tell` hears each thing that was done, in the past tense.
     *
     * @throws AggregateError with everything that failed, when anything did.
     */
    end(person: Person, tell: (deed: string) => void): Promise<void>;
    /** Everything of a person that is still there. */
    traces(person: Person): Promise<Trace[]>;
    /** Everything that the kit makes for contractors, whoever they are. */
    everybody(): Promise<OwnedTrace[]>;
    /**
     * What the next create of the person's entry would collide with, although the state knows nothing of it. Only what
     * bears the kit's own mark and nobody has used: anything else was somebody's before, and stays. Not given where a
     * create cannot collide, or where the sweep of the account finds it.
     */
    lost?(person: Person, knows: Knows): Promise<Lost[]>;
}

/** What every adapter is told beside its credentials. */
export interface SystemContext {
    organization: Organization;
    /** Id of the Client VPN endpoint; without it, the endpoint is found by its tag. */
    vpnEndpointId?: string;
    /** The instant before which sessions are denied; the clock's by default. */
    now: () => Date;
}
