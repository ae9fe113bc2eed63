/** What a real provider would take from its configuration. */
export interface CloudSettings {
    accountId: string;
    partition: string;
    region: string;
    /** Domain that AWS serves the partition under. */
    awsDomain: string;
    /** Tags that the AWS provider adds to everything (`defaultTags`). */
    defaultTags: Record<string, string>;
    oktaOrganization: string;
    oktaBaseUrl: string;
    githubOrganization: string;
    /** The instant the cloud gives to everything it makes; it has no clock of its own. */
    now: string;
}

export const defaultSettings: CloudSettings = {
    accountId: "123456789012",
    partition: "aws",
    region: "eu-west-1",
    awsDomain: "amazonaws.com",
    defaultTags: {},
    oktaOrganization: "acme",
    oktaBaseUrl: "okta.com",
    githubOrganization: "acme",
    now: "2026-01-01T00:00:00Z",
};
