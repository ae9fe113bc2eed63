/** The day on which tests judge the stack file. */
export const TODAY = "2026-12-15";

/** The name under which tests judge it. */
export const FILE = "stacks/Pulumi.acme.yaml";

/** A valid stack file; each test spoils one thing in it. Line numbers of messages count from its first line. */
export const A_STACK_FILE = `config:
  aws:region: eu-west-1
  okta:apiToken:
    secure: v1:c2VjcmV0
  contractor-access:layer: all
  contractor-access:organization:
    name: acme
    aws:
      accountId: "123456789012"
      productionAccountIds: ["111122223333"]
      region: eu-west-1
    network:
      vpc: 10.64.0.0/16
      vpnClients: 10.100.0.0/22
      slots: { from: 1, to: 100, prefix: 24 }
    vpn:
      serverCertificateArn: arn:aws:acm:eu-west-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0
      banner: Authorised use only
    okta:
      orgName: acme
      loginDomain: contractors.acme.example
    github:
      organization: acme
      id: 9919
      plan: team
      subject: immutable
      app: { id: 123456, installationId: 7890 }
      coreTeam: { slug: core, id: 4711 }
    sonarqube: { url: "https://sonarqube.acme.example", edition: community }
    repositories:
      checkout-api: { id: 1296269, defaultBranch: main }
      checkout-web: { id: 1300192 }
    squads:
      checkout: { lead: jo.lee@acme.example }
      billing: { lead: sam.roe@acme.example }
    vendors:
      northwind: { name: Northwind Consulting, emailDomains: [northwind.example], maxContractDays: 120 }
      contoso: { name: Contoso }
    profiles:
      backend: { repositories: [checkout-api], monthlyBudgetUsd: 150 }
      frontend: { repositories: [checkout-web], permission: pull, monthlyBudgetUsd: 100 }
  contractor-access:contractors:
    ana-silva:
      name: Ana Silva
      email: ana.silva@northwind.example
      github: { login: anasilva, id: 4815162 }
      vendor: northwind
      sponsor: jo.lee@acme.example
      contract: SOW-2026-142
      reason: Checkout rewrite
      startsOn: "2026-12-01"
      endsOn: "2027-02-26"
      squad: checkout
      profile: backend
      sandbox: { slot: 3 }
      repositories: [checkout-web]
    ben-okafor:
      name: Ben Okafor
      email: ben@contoso.example
      github: { login: benokafor, id: 2342, existingMember: true }
      vendor: contoso
      sponsor: sam.roe@acme.example
      contract: PO-7781
      reason: Invoice exports
      startsOn: "2026-11-02"
      endsOn: "2027-01-29"
      squad: billing
      profile: frontend
      sandbox: { slot: 1 }
      suspended: false
`;
