//! The technical words that a reader may meet, each explained in one plain sentence in both
//! languages: the match over [`Term`] in `id.rs` and in `en.rs` has no way round a missing one.

/// A technical word. `SiLPA` is two: last year's balance and this year's bottom line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// *APBD*.
    Budget,
    /// *Pendapatan*.
    Revenue,
    /// *Pendapatan asli daerah (PAD)*.
    OwnRevenue,
    /// *Pajak daerah*.
    RegionalTax,
    /// *Retribusi*.
    Charge,
    /// *Pendapatan transfer*.
    TransferRevenue,
    /// *Transfer ke daerah (TKD)*.
    TransfersToRegions,
    /// *Dana alokasi umum (DAU)*.
    GeneralGrant,
    /// *Dana alokasi khusus (DAK)*.
    SpecialGrant,
    /// *Dana bagi hasil (DBH)*.
    SharedRevenue,
    /// *Insentif fiskal*.
    FiscalIncentive,
    /// *Dana desa*.
    VillageFund,
    /// *Alokasi dana desa (ADD)*.
    VillageAllocation,
    /// *Opsen*.
    Surcharge,
    /// *Belanja*.
    Expenditure,
    /// *Belanja operasi*.
    OperatingExpenditure,
    /// *Belanja pegawai*.
    PersonnelExpenditure,
    /// *Belanja barang dan jasa*.
    GoodsAndServices,
    /// *Belanja modal*.
    CapitalExpenditure,
    /// *Hibah*.
    Grant,
    /// *Bantuan sosial*.
    SocialAssistance,
    /// *Subsidi*.
    Subsidy,
    /// *Belanja tidak terduga (BTT)*.
    Contingency,
    /// *Belanja transfer*.
    TransferExpenditure,
    /// *Belanja bagi hasil*.
    SharedRevenuePaid,
    /// *Bantuan keuangan*.
    FinancialAssistance,
    /// *Surplus*.
    Surplus,
    /// *Defisit*.
    Deficit,
    /// *Pembiayaan*.
    Financing,
    /// *Pembiayaan neto*.
    NetFinancing,
    /// *`SiLPA` tahun sebelumnya*.
    BalanceLastYear,
    /// *`SiLPA` tahun berkenaan*.
    BalanceThisYear,
    /// *Penyertaan modal*.
    EquityInvestment,
    /// *Dana cadangan*.
    ReserveFund,
    /// *Kode rekening*.
    AccountCode,
    /// *Urusan*.
    Affair,
    /// *Program*.
    Program,
    /// *Kegiatan*.
    Activity,
    /// *Sub kegiatan*.
    Subactivity,
    /// *SKPD, OPD, perangkat daerah*.
    Unit,
    /// *Unit SKPD, UPT*.
    Subunit,
    /// *Fungsi*.
    Function,
    /// *Sumber dana*.
    FundSource,
    /// *Pagu*.
    Ceiling,
    /// *Koefisien, volume*.
    QuantityFactors,
    /// *Harga satuan*.
    UnitPrice,
    /// *SSH, SBU, HSPK, ASB*.
    PriceStandards,
    /// *Indikator, target*.
    Indicator,
    /// *Keluaran, hasil*.
    Output,
    /// *RPJMD*.
    MediumTermPlan,
    /// *RKPD*.
    AnnualPlan,
    /// *KUA-PPAS*.
    PolicyAndCeilings,
    /// *RKA*.
    WorkPlanAndBudget,
    /// *RAPBD*.
    DraftBudget,
    /// *Perda, Perkada*.
    Regulation,
    /// *Penjabaran APBD*.
    DetailedBudget,
    /// *DPA*.
    ExecutionDocument,
    /// *Perubahan, pergeseran*.
    Amendment,
    /// *Anggaran kas, SPD, SP2D*.
    CashPlan,
    /// *Realisasi, LRA*.
    Realisation,
    /// *TAPD, Banggar*.
    BudgetTeams,
    /// *Standar pelayanan minimal (SPM)*.
    MinimumStandard,
}

/// What a word means, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The word as it stands in a text.
    pub term: &'static str,
    /// What it means, in one sentence.
    pub sentence: &'static str,
}

impl Term {
    /// Every word, in the order in which a reader meets them.
    pub const ALL: [Self; 62] = [
        Self::Budget,
        Self::Revenue,
        Self::OwnRevenue,
        Self::RegionalTax,
        Self::Charge,
        Self::TransferRevenue,
        Self::TransfersToRegions,
        Self::GeneralGrant,
        Self::SpecialGrant,
        Self::SharedRevenue,
        Self::FiscalIncentive,
        Self::VillageFund,
        Self::VillageAllocation,
        Self::Surcharge,
        Self::Expenditure,
        Self::OperatingExpenditure,
        Self::PersonnelExpenditure,
        Self::GoodsAndServices,
        Self::CapitalExpenditure,
        Self::Grant,
        Self::SocialAssistance,
        Self::Subsidy,
        Self::Contingency,
        Self::TransferExpenditure,
        Self::SharedRevenuePaid,
        Self::FinancialAssistance,
        Self::Surplus,
        Self::Deficit,
        Self::Financing,
        Self::NetFinancing,
        Self::BalanceLastYear,
        Self::BalanceThisYear,
        Self::EquityInvestment,
        Self::ReserveFund,
        Self::AccountCode,
        Self::Affair,
        Self::Program,
        Self::Activity,
        Self::Subactivity,
        Self::Unit,
        Self::Subunit,
        Self::Function,
        Self::FundSource,
        Self::Ceiling,
        Self::QuantityFactors,
        Self::UnitPrice,
        Self::PriceStandards,
        Self::Indicator,
        Self::Output,
        Self::MediumTermPlan,
        Self::AnnualPlan,
        Self::PolicyAndCeilings,
        Self::WorkPlanAndBudget,
        Self::DraftBudget,
        Self::Regulation,
        Self::DetailedBudget,
        Self::ExecutionDocument,
        Self::Amendment,
        Self::CashPlan,
        Self::Realisation,
        Self::BudgetTeams,
        Self::MinimumStandard,
    ];

    /// Its word in addresses, `/glossary#dau`: permanent.
    #[expect(clippy::too_many_lines, reason = "one arm for each word: a list, not a procedure")]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Budget => "apbd",
            Self::Revenue => "pendapatan",
            Self::OwnRevenue => "pad",
            Self::RegionalTax => "pajak-daerah",
            Self::Charge => "retribusi",
            Self::TransferRevenue => "pendapatan-transfer",
            Self::TransfersToRegions => "tkd",
            Self::GeneralGrant => "dau",
            Self::SpecialGrant => "dak",
            Self::SharedRevenue => "dbh",
            Self::FiscalIncentive => "insentif-fiskal",
            Self::VillageFund => "dana-desa",
            Self::VillageAllocation => "add",
            Self::Surcharge => "opsen",
            Self::Expenditure => "belanja",
            Self::OperatingExpenditure => "belanja-operasi",
            Self::PersonnelExpenditure => "belanja-pegawai",
            Self::GoodsAndServices => "belanja-barang-dan-jasa",
            Self::CapitalExpenditure => "belanja-modal",
            Self::Grant => "hibah",
            Self::SocialAssistance => "bantuan-sosial",
            Self::Subsidy => "subsidi",
            Self::Contingency => "belanja-tidak-terduga",
            Self::TransferExpenditure => "belanja-transfer",
            Self::SharedRevenuePaid => "bagi-hasil",
            Self::FinancialAssistance => "bantuan-keuangan",
            Self::Surplus => "surplus",
            Self::Deficit => "defisit",
            Self::Financing => "pembiayaan",
            Self::NetFinancing => "pembiayaan-neto",
            Self::BalanceLastYear => "silpa-tahun-sebelumnya",
            Self::BalanceThisYear => "silpa-tahun-berkenaan",
            Self::EquityInvestment => "penyertaan-modal",
            Self::ReserveFund => "dana-cadangan",
            Self::AccountCode => "kode-rekening",
            Self::Affair => "urusan",
            Self::Program => "program",
            Self::Activity => "kegiatan",
            Self::Subactivity => "sub-kegiatan",
            Self::Unit => "skpd",
            Self::Subunit => "unit-skpd",
            Self::Function => "fungsi",
            Self::FundSource => "sumber-dana",
            Self::Ceiling => "pagu",
            Self::QuantityFactors => "koefisien",
            Self::UnitPrice => "harga-satuan",
            Self::PriceStandards => "standar-harga",
            Self::Indicator => "indikator",
            Self::Output => "keluaran",
            Self::MediumTermPlan => "rpjmd",
            Self::AnnualPlan => "rkpd",
            Self::PolicyAndCeilings => "kua-ppas",
            Self::WorkPlanAndBudget => "rka",
            Self::DraftBudget => "rapbd",
            Self::Regulation => "perda",
            Self::DetailedBudget => "penjabaran",
            Self::ExecutionDocument => "dpa",
            Self::Amendment => "perubahan",
            Self::CashPlan => "anggaran-kas",
            Self::Realisation => "realisasi",
            Self::BudgetTeams => "tapd",
            Self::MinimumStandard => "spm",
        }
    }

    /// The term of a word in an address.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.as_str() == word)
    }
}
