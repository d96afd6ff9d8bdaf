//! The names of a domain's states at Glauca and in EPP.

/// The states of a domain object: Glauca's name and EPP's (RFC 5731 section 2.3).
const STATUSES: &[(&str, &str)] = &[
    ("client_delete_prohibited", "clientDeleteProhibited"),
    ("client_hold", "clientHold"),
    ("client_renew_prohibited", "clientRenewProhibited"),
    ("client_transfer_prohibited", "clientTransferProhibited"),
    ("client_update_prohibited", "clientUpdateProhibited"),
    ("inactive", "inactive"),
    ("ok", "ok"),
    ("pending_create", "pendingCreate"),
    ("pending_delete", "pendingDelete"),
    ("pending_transfer", "pendingTransfer"),
    ("pending_update", "pendingUpdate"),
    ("server_delete_prohibited", "serverDeleteProhibited"),
    ("server_hold", "serverHold"),
    ("server_renew_prohibited", "serverRenewProhibited"),
    ("server_transfer_prohibited", "serverTransferProhibited"),
    ("server_update_prohibited", "serverUpdateProhibited"),
];

/// The state that only name server objects have: Glauca's name and EPP's (RFC 5732 section 2.3).
const LINKED: (&str, &str) = ("linked", "linked");

/// The states that only domains have.
const DOMAINS_ALONE: &[&str] = &["hold", "renew", "transfer_prohibited", "inactive"];

/// The grace periods: Glauca's name and EPP's (RFC 3915 section 3.1). EPP has no name for the unknown state.
const GRACE_PERIODS: &[(&str, Option<&str>)] = &[
    ("unknown", None),
    ("add_grace_period", Some("addPeriod")),
    ("auto_renew_grace_period", Some("autoRenewPeriod")),
    ("renew_grace_period", Some("renewPeriod")),
    ("transfer_grace_period", Some("transferPeriod")),
    ("redemption_grace_period", Some("redemptionPeriod")),
    ("pending_restore_grace_period", Some("pendingRestore")),
    ("pending_delete_grace_period", Some("pendingDelete")),
];

/// The status of a registrar's transfer lock.
pub(super) const TRANSFER_LOCK: &str = "client_transfer_prohibited";
/// The status of a domain without any other.
pub(super) const OK: &str = "ok";

/// Returns EPP's name for one of Glauca's statuses, or `None` if it is unknown.
///
/// ```
/// use registrant::provider::glauca::domain::epp_status;
/// assert_eq!(epp_status("client_hold"), Some("clientHold"));
/// assert_eq!(epp_status("clientHold"), None);
/// ```
pub fn epp_status(status: &str) -> Option<&'static str> {
    STATUSES.iter().find(|(name, _)| *name == status).map(|(_, epp)| *epp)
}

/// Returns EPP's name for a status of Glauca's name server objects, or `None` if it is unknown.
///
/// ```
/// use registrant::provider::glauca::domain::epp_host_status;
/// assert_eq!(epp_host_status("client_update_prohibited"), Some("clientUpdateProhibited"));
/// assert_eq!((epp_host_status("linked"), epp_host_status("client_hold")), (Some("linked"), None));
/// ```
pub fn epp_host_status(status: &str) -> Option<&'static str> {
    if status == LINKED.0 {
        return Some(LINKED.1);
    }
    epp_status(status).filter(|_| !DOMAINS_ALONE.iter().any(|part| status.contains(part)))
}

pub(super) fn is_host_status(name: &str) -> bool {
    epp_host_status(name).is_some()
}

/// Returns EPP's name for one of Glauca's grace period states, or `None` if it is unknown or says `unknown`.
///
/// ```
/// use registrant::provider::glauca::domain::epp_grace_period;
/// assert_eq!(epp_grace_period("redemption_grace_period"), Some("redemptionPeriod"));
/// ```
pub fn epp_grace_period(state: &str) -> Option<&'static str> {
    GRACE_PERIODS.iter().find(|(name, _)| *name == state).and_then(|(_, epp)| *epp)
}

pub(super) fn is_status(name: &str) -> bool {
    epp_status(name).is_some()
}

pub(super) fn is_grace_period(name: &str) -> bool {
    GRACE_PERIODS.iter().any(|(known, _)| *known == name)
}
