import { z } from "zod";
import { wholeNumber } from "./numbers";
import { refusal } from "./refusal";

const url = z
    .string()
    .max(200, refusal("is longer than 200 characters", "at most 200 characters", "use the server's own address"))
    .regex(
        /^(?:https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|http:\/\/(?:127\.0\.0\.1|localhost))(?::[0-9]{1,5})?(?:\/[A-Za-z0-9_-]+)*$/,
        refusal(
            "is no address of a server",
            "https://, a host in lower case, a port and a path if there are any, no slash at the end",
            "write the address that people open, such as https://sonarqube.acme.example",
        ),
    );

const percent = wholeNumber(0, 100);

const gate = z
    .strictObject({
        newIssues: wholeNumber(0, 1000).default(0).describe("Most issues that new code may have."),
        newCoverage: percent.default(80).describe("Least share of new lines that tests cover, in percent."),
        newDuplication: percent.default(3).describe("Largest share of new lines that are copies, in percent."),
    })
    .describe(
        "Thresholds of the quality gate on new code. Ratings must be A and every security hotspot reviewed, always.",
    );

export const sonarqube = z
    .strictObject({
        url: url.describe("The SonarQube Server; GitHub's runners and this program must reach it."),
        edition: z
            .enum(["community", "developer", "enterprise", "datacenter"])
            .describe("Edition of the server. The Community Build analyses no pull requests, so its gate scans twice."),
        administrators: z
            .string()
            .regex(
                /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
                refusal(
                    "is no name of a group",
                    "1 to 100 letters, digits, dots, underscores and hyphens",
                    "write the group's name as SonarQube shows it",
                ),
            )
            .refine((group) => !/^(?:contractors|sonar-users$|anyone$)/i.test(group), {
                error: refusal(
                    "is a group of people who must not administer",
                    "a group of administrators",
                    "write the administrators' group, usually sonar-administrators",
                ),
            })
            .default("sonar-administrators")
            .describe("Group of SonarQube's administrators; it keeps every right on the kit's projects."),
        gate: gate.prefault({}),
    })
    .describe(
        "The SonarQube Server whose quality gate every pull request must pass. SonarQube Cloud is not supported.",
    );
