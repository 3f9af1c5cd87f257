//! The ministry's list of regions that have a budget, with the address that each has or would have.

use budget::protocol::people::RegionList;
use budget::region::{Region, Regions};

use crate::error::Error;
use crate::reply::{Keep, Reply};

/// `GET /api/v1/regions`
pub(crate) async fn list() -> Result<Reply, Error> {
    let regions = Regions::known().map_err(Error::broken)?;
    let governments = regions.iter().filter_map(Region::government).collect();
    Reply::json(&RegionList { governments }, Keep::Minute)
}
