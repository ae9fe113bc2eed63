import type { VpnRecord } from "../../components/planning/vpn-record";

/** What Client VPN asks when ana-silva connects: every field that AWS documents for schema version 3. */
export const EVENT = {
    "connection-id": "cvpn-connection-04edd76f5201e0cb8",
    "endpoint-id": "cvpn-endpoint-0123456789abcdef0",
    "common-name": "",
    username: "ana-silva@contractors.acme.example",
    platform: "mac-v3",
    "platform-version": "14.6.1",
    "public-ip": "203.0.113.17",
    "client-openvpn-version": "2.5.6",
    "aws-client-version": "5.2.0",
    groups: "contractors,contractors-ana-silva",
    "schema-version": "v3",
};

export const RECORD: VpnRecord = {
    login: "ana-silva@contractors.acme.example",
    startsOn: "2026-12-01",
    endsOn: "2027-02-26",
    suspended: false,
    sponsor: "jo.lee@acme.example",
};

/** What there is to look up while ana-silva may connect. */
export const PARAMETERS = {
    "/contractors-platform/vpn-endpoint": EVENT["endpoint-id"],
    "/contractors-vpn/ana-silva": JSON.stringify(RECORD),
};
