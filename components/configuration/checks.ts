import * as accounts from "./checks/accounts";
import * as codeOwners from "./checks/code-owners";
import * as dates from "./checks/dates";
import type { Check } from "./checks/facts";
import * as formerContractors from "./checks/former-contractors";
import * as layers from "./checks/layers";
import * as names from "./checks/names";
import * as network from "./checks/network";
import * as people from "./checks/people";
import * as quotas from "./checks/quotas";
import * as references from "./checks/references";
import * as removals from "./checks/removals";
import * as repositories from "./checks/repositories";
import * as requiredWorkflow from "./checks/required-workflow";
import * as uniqueness from "./checks/uniqueness";

/** Every rule about how settings fit each other. What one value may be is in the schemas. */
export const CHECKS: readonly Check[] = [
    layers.ensurePlatformStackFitsTheLayer,
    layers.ensureContractorsFitTheLayer,
    layers.ensureFormerContractorsFitTheLayer,
    accounts.ensureStagingIsNotProduction,
    accounts.ensureRegionBelongsToThePartition,
    accounts.ensureCertificateIsInTheAccount,
    accounts.ensureOktaServiceAppIsComplete,
    network.ensureRangesStartAtTheirBase,
    network.ensureRangesArePrivate,
    network.ensureRangesFitAws,
    network.ensureVpnClientsAreOutsideTheVpc,
    network.ensureSlotsFitTheVpc,
    repositories.ensureRepositoryNamesDiffer,
    repositories.ensureRepositoryIdsAreUnique,
    repositories.ensurePlanCanGuardRepositories,
    repositories.ensureCoreTeamIsNobodysTeam,
    codeOwners.ensureOwningTeamsAreOfTheOrganization,
    codeOwners.ensureContractorsOwnNothing,
    requiredWorkflow.ensurePlanHasRequiredWorkflows,
    requiredWorkflow.ensureWorkflowRepositoryIsNotGuarded,
    references.ensureSquadsExist,
    references.ensureVendorsExist,
    references.ensureProfilesExist,
    references.ensureRepositoriesAreGuarded,
    references.ensureListsHaveNoRepeats,
    uniqueness.ensureEmailsAreUnique,
    uniqueness.ensureGithubIdsAreUnique,
    uniqueness.ensureGithubIdsArePeople,
    uniqueness.ensureGithubLoginsAreUnique,
    uniqueness.ensureSlotsAreUnique,
    uniqueness.ensureSlotsBelongToThisStack,
    formerContractors.ensureFormerHandlesAreNobodyElses,
    formerContractors.ensureFormerContractorsKeepTheirHandle,
    formerContractors.ensureFormerLoginsAreNobodyElses,
    formerContractors.ensureFormerMailboxesAreNobodyElses,
    formerContractors.ensureFormerAccountsAreUnique,
    formerContractors.ensureKeptIdentitiesAreComplete,
    people.ensureEmailsAreAtTheVendor,
    people.ensureSponsorsAreEmployees,
    people.ensureSquadLeadsAreEmployees,
    people.ensureRemovalsAreApprovedByEmployees,
    removals.ensureRemovalsAreAllowedBriefly,
    dates.ensureContractsEndAfterTheyStart,
    dates.ensureContractsAreShortEnough,
    dates.ensureVendorLimitsAreShorter,
    names.ensureNamesFitTheServices,
    names.ensureBucketNamesAreFree,
    quotas.ensureQuotasHoldEverybody,
];
