import { describe, expect, it } from "vitest";
import { FILE } from "./support/a-stack-file";
import { judged, spoilt } from "./support/judged";

/** Texts that mean something to a place where settings end up. */
const PAYLOADS: Record<string, string> = {
    "a glob": "*",
    "a glob in a name": "ana*",
    "an ARN": "arn:aws:iam::*:role/admin",
    "a policy variable": "${aws:username}",
    "a shell command": "$(id)",
    "a shell command in backticks": "`id`",
    "a shell separator": "a; id",
    "a shell pipe": "a | sh",
    "a team for CODEOWNERS": "@acme/core",
    "a comment for CODEOWNERS": "# x",
    "a line for CODEOWNERS": "x\n* @ana",
    "a path": "../../core",
    "a template": "{{ secrets.X }}",
    "a workflow expression": "${{ github.token }}",
    "an Okta expression": 'user.login + "x"',
    "a link in Markdown": "[x](https://evil.example)",
    "a table in Markdown": "x | y",
    "a tag of HTML": "<b>x</b>",
    "an entity of XML": "&xxe;",
    "a quote": 'x" y',
    "a backslash": "x\\y",
    "a query": "x=1&y=2",
    "a percent sign": "%2e%2e",
    "a list": "a,b:c",
};

/** Every text that is free or a name: how to write something else into it, its line, its path and what is told. */
const FIELDS: { where: string; replace: [string, string]; at: string; rest: string }[] = [
    {
        where: "the handle",
        replace: ["    ben-okafor:", "    VALUE:"],
        at: "57: contractors[KEY]",
        rest: "is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.",
    },
    {
        where: "the name",
        replace: ["name: Ana Silva", "name: VALUE"],
        at: "44: contractors.ana-silva.name",
        rest: "is not written as a name. Allowed: words of letters, joined by single spaces, hyphens, apostrophes or full stops. Edit: leave out everything else.",
    },
    {
        where: "the e-mail address",
        replace: ["email: ana.silva@northwind.example", "email: VALUE"],
        at: "45: contractors.ana-silva.email",
        rest: "is no e-mail address. Allowed: lower-case ASCII, such as ana.silva@northwind.example. Edit: write the address in lower case, without anything around it.",
    },
    {
        where: "the GitHub login",
        replace: ["login: anasilva", "login: VALUE"],
        at: "46: contractors.ana-silva.github.login",
        rest: "is no GitHub login. Allowed: 1 to 39 letters, digits and single hyphens. Edit: write the login without @ or address.",
    },
    {
        where: "the contract",
        replace: ["contract: SOW-2026-142", "contract: VALUE"],
        at: "49: contractors.ana-silva.contract",
        rest: "is no reference. Allowed: 1 to 64 letters, digits, dots, underscores and hyphens, starting with a letter or digit. Edit: write the number of the contract alone, such as SOW-2026-142.",
    },
    {
        where: "the reason",
        replace: ["reason: Checkout rewrite", "reason: VALUE"],
        at: "50: contractors.ana-silva.reason",
        rest: "is not a plain sentence. Allowed: letters, digits, single spaces and . , ' + -, starting with a letter or digit. Edit: leave out everything else.",
    },
    {
        where: "the squad",
        replace: ["squad: checkout\n", "squad: VALUE\n"],
        at: "53: contractors.ana-silva.squad",
        rest: "is not written as a key. Allowed: 2 to 31 lower-case letters, digits and single hyphens, starting with a letter. Edit: write it that way, such as ana-silva.",
    },
    {
        where: "a repository",
        replace: ["repositories: [checkout-web]\n", "repositories: [VALUE]\n"],
        at: "56: contractors.ana-silva.repositories[0]",
        rest: "is no repository name. Allowed: 1 to 100 letters, digits, dots, underscores and hyphens. Edit: write the name without the organization.",
    },
    {
        where: "the VPN's banner",
        replace: ["banner: Authorised use only", "banner: VALUE"],
        at: "18: organization.vpn.banner",
        rest: "is not a plain sentence. Allowed: letters, digits, single spaces and . , ' + -, starting with a letter or digit. Edit: leave out everything else.",
    },
    {
        where: "a vendor's name",
        replace: ["name: Contoso }", "name: VALUE }"],
        at: "38: organization.vendors.contoso.name",
        rest: "is not a plain sentence. Allowed: letters, digits, single spaces and . , ' + -, starting with a letter or digit. Edit: leave out everything else.",
    },
    {
        where: "a squad's lead",
        replace: ["lead: sam.roe@acme.example", "lead: VALUE"],
        at: "35: organization.squads.billing.lead",
        rest: "is no e-mail address. Allowed: lower-case ASCII, such as ana.silva@northwind.example. Edit: write the address in lower case, without anything around it.",
    },
    {
        where: "the login domain",
        replace: ["loginDomain: contractors.acme.example", "loginDomain: VALUE"],
        at: "21: organization.okta.loginDomain",
        rest: "is no domain. Allowed: a DNS name in lower case, such as contractors.acme.example. Edit: write the bare name.",
    },
    {
        where: "the default branch",
        replace: ["defaultBranch: main", "defaultBranch: VALUE"],
        at: "31: organization.repositories.checkout-api.defaultBranch",
        rest: "is no branch name. Allowed: 1 to 100 letters, digits and . _ / - in a form that git allows. Edit: write the branch's name, such as main.",
    },
    {
        where: "the core team",
        replace: ["slug: core", "slug: VALUE"],
        at: "28: organization.github.coreTeam.slug",
        rest: "is no slug of a GitHub team. Allowed: 1 to 100 lower-case letters, digits and single hyphens. Edit: copy it from the team's address.",
    },
    {
        where: "the organization's name",
        replace: ["    name: acme\n", "    name: VALUE\n"],
        at: "7: organization.name",
        rest: "is no short name. Allowed: 2 to 18 lower-case letters and digits, starting with a letter. Edit: shorten the name.",
    },
];

describe.each(FIELDS)("$where", ({ replace: [from, to], at, rest }) => {
    it.each(Object.entries(PAYLOADS))("refuses %s", (_, payload) => {
        const given = JSON.stringify(payload);
        const line = `${FILE}:${at.replace("KEY", given)}: ${given} ${rest}`;
        expect(judged(spoilt([from, to.replace("VALUE", () => given)]))).toEqual([line]);
    });
});
