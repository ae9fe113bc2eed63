import fc from "fast-check";
import { handleSchema } from "../../components/configuration/entry";
import { aContractor, anOrganization, aPlan, ORGANIZATION } from "../support/a-contractor";
import { person } from "./fixture";

/** Every legal handle, short and long, with the letters that make trouble: digits and hyphens at every place. */
const handles = fc
    .stringMatching(/^[a-z][a-z0-9]{0,8}(?:-[a-z0-9]{1,7}){0,3}$/)
    .filter((handle) => handleSchema.safeParse(handle).success);

const DAY = 86_400_000;
const day = (time: number) => new Date(time).toISOString().slice(0, 10);

/** First and last day of a contract, leap years and ends of months among them. */
const contracts = fc
    .record({
        start: fc.integer({ min: Date.parse("2024-01-01") / DAY, max: Date.parse("2098-01-01") / DAY }),
        days: fc.integer({ min: 0, max: 180 }),
    })
    .map(({ start, days }) => ({ startsOn: day(start * DAY), endsOn: day((start + days) * DAY) }));

const repositories = fc.subarray(Object.keys(ORGANIZATION.repositories));

/** Organizations of other names, partitions and subjects. */
const organizations = fc
    .record({
        name: fc.stringMatching(/^[a-z][a-z0-9]{1,17}$/),
        place: fc.constantFrom(
            { partition: "aws", region: "eu-west-1" } as const,
            { partition: "aws", region: "ap-southeast-2" } as const,
            { partition: "aws-cn", region: "cn-northwest-1" } as const,
            { partition: "aws-us-gov", region: "us-gov-west-1" } as const,
        ),
        subject: fc.constantFrom("immutable" as const, "legacy" as const),
        profile: repositories,
    })
    .map(({ name, place, subject, profile }) =>
        anOrganization({
            name,
            aws: { ...ORGANIZATION.aws, ...place },
            github: { ...ORGANIZATION.github, subject },
            profiles: { backend: { repositories: profile, monthlyBudgetUsd: 100 } },
        }),
    );

/** Two people of one organization; half of the time the name of one begins with the other's. */
export const neighbours = fc
    .record({
        organization: organizations,
        handle: handles,
        other: handles,
        alike: fc.boolean(),
        swapped: fc.boolean(),
        contract: contracts,
        repositories,
    })
    .map(({ organization, handle, other, alike, swapped, contract, repositories }) => {
        const longer = `${handle}-${other}`.slice(0, 31).replace(/-$/, "");
        const pair = [handle, alike || handle === other ? longer : other] as const;
        const [mine, theirs] = swapped ? [pair[1], pair[0]] : pair;
        return { organization, mine, theirs, contract, repositories };
    })
    .filter(
        ({ mine, theirs }) =>
            mine !== theirs && handleSchema.safeParse(mine).success && handleSchema.safeParse(theirs).success,
    )
    .map(({ organization, mine, theirs, contract, repositories }) => {
        const me = { handle: mine, github: { login: "me", id: 7 }, sandbox: { slot: 1 }, repositories, ...contract };
        const them = { handle: theirs, github: { login: "them", id: 77 }, sandbox: { slot: 2 } };
        return {
            me: person(aPlan(aContractor(me), organization)),
            neighbour: person(aPlan(aContractor(them), organization)),
        };
    });
