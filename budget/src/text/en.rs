//! English: complete, not translated word by word; official words stand beside.

use super::{Codes, Governments, Meaning, StageWords, Stages, Term, Text};
use crate::money::Lang;

pub(super) static TEXT: Text = Text {
    lang: Lang::En,
    revenue: "Revenue",
    expenditure: "Spending",
    financing_in: "Financing in",
    financing_out: "Financing out",
    net_financing: "Net financing",
    surplus: "Surplus",
    deficit: "Deficit",
    balance_this_year: "Balance of this year",
    balance_last_year: "Balance of the previous year",
    stages: Stages {
        ceilings: StageWords {
            short: "Ceilings (KUA-PPAS)",
            name: "Policy and provisional ceilings",
            standing: "ceilings, not law",
            sentence: "The first agreement on the budget's direction and limits; it is not law.",
        },
        proposal: StageWords {
            short: "Proposed budget (RAPBD)",
            name: "Proposed budget",
            standing: "proposal, not yet law",
            sentence: "A draft that is still being discussed; it is not law.",
        },
        enacted: StageWords {
            short: "Budget (APBD)",
            name: "Enacted budget",
            standing: "enacted",
            sentence: "The budget as enacted by regional law.",
        },
        shift: StageWords {
            short: "Shifted budget",
            name: "Budget shift",
            standing: "shifted, in force",
            sentence: "The budget with money moved between its lines during the year.",
        },
        amendment: StageWords {
            short: "Amended budget",
            name: "Amended budget",
            standing: "amended, enacted",
            sentence: "The budget as changed during the year by regional law.",
        },
        realisation: StageWords {
            short: "Budget actuals",
            name: "Budget realisation report",
            standing: "report of actuals",
            sentence: "The money that was really received and spent.",
        },
    },
    governments: Governments {
        province: "Province",
        regency: "Regency",
        city: "City",
        village: "Village",
    },
    codes: Codes {
        affair: "Government affair",
        function: "Function",
        account: "Account",
        source: "Source of funds",
    },
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};

const fn says(term: &'static str, sentence: &'static str) -> Meaning {
    Meaning { term, sentence }
}

#[expect(clippy::too_many_lines, reason = "one arm for each word: a list, not a procedure")]
pub(super) fn meaning(term: Term) -> Meaning {
    match term {
        Term::Budget => says(
            "Regional budget (APBD)",
            "A regional government's plan for the money it will receive and spend in one year.",
        ),
        Term::Revenue => says(
            "Revenue (pendapatan)",
            "Money that is the region's to keep and need not be paid back.",
        ),
        Term::OwnRevenue => says(
            "Own-source revenue (PAD)",
            "Money that the region collects itself, such as taxes and charges.",
        ),
        Term::RegionalTax => says(
            "Regional tax (pajak daerah)",
            "A compulsory payment to the region that buys nothing in particular.",
        ),
        Term::Charge => says(
            "User charge (retribusi)",
            "A payment for a certain service or permit of the region.",
        ),
        Term::TransferRevenue => says(
            "Transfer revenue (pendapatan transfer)",
            "Money from the national government or from other regions.",
        ),
        Term::TransfersToRegions => says(
            "Transfers to regions (TKD)",
            "All the money that the national government sends to regions.",
        ),
        Term::GeneralGrant => says(
            "General allocation grant (DAU)",
            "National money that evens out what regions can afford.",
        ),
        Term::SpecialGrant => says(
            "Special allocation grant (DAK)",
            "National money that may be spent on certain activities only.",
        ),
        Term::SharedRevenue => says(
            "Revenue sharing (DBH)",
            "The region's share of taxes and natural-resource income collected nationally.",
        ),
        Term::FiscalIncentive => says(
            "Fiscal incentive (insentif fiskal)",
            "A national reward for regions that perform well.",
        ),
        Term::VillageFund => says(
            "Village fund (dana desa)",
            "National money for villages that passes through the regency's treasury.",
        ),
        Term::VillageAllocation => says(
            "Village allocation (ADD)",
            "The part of a regency's money that it must give to its villages.",
        ),
        Term::Surcharge => says(
            "Tax surcharge (opsen)",
            "An addition to a provincial tax that belongs to the regency or city.",
        ),
        Term::Expenditure => says(
            "Spending (belanja)",
            "Everything that the region spends on services and development.",
        ),
        Term::OperatingExpenditure => says(
            "Operating spending (belanja operasi)",
            "Day-to-day spending whose benefit is short-lived.",
        ),
        Term::PersonnelExpenditure => says(
            "Personnel spending (belanja pegawai)",
            "Pay and allowances of the region's staff and officials.",
        ),
        Term::GoodsAndServices => says(
            "Goods and services (belanja barang dan jasa)",
            "Supplies, services, upkeep and official travel.",
        ),
        Term::CapitalExpenditure => says(
            "Capital spending (belanja modal)",
            "Buying or building what will be used for more than a year.",
        ),
        Term::Grant => says(
            "Grant (hibah)",
            "Money or goods given to others for a certain purpose, and not year after year.",
        ),
        Term::SocialAssistance => {
            says("Social assistance (bantuan sosial)", "Help for people at risk.")
        }
        Term::Subsidy => {
            says("Subsidy (subsidi)", "Support that keeps the price of a service within reach.")
        }
        Term::Contingency => {
            says("Contingency (belanja tidak terduga)", "Money kept for disasters and emergencies.")
        }
        Term::TransferExpenditure => says(
            "Transfer spending (belanja transfer)",
            "Money passed on to other regions or to villages.",
        ),
        Term::SharedRevenuePaid => says(
            "Shared revenue paid out (bagi hasil)",
            "The part of its taxes that a region passes on to other regions or villages.",
        ),
        Term::FinancialAssistance => says(
            "Financial assistance (bantuan keuangan)",
            "Money from one government to another, for general or special use.",
        ),
        Term::Surplus => says("Surplus", "Revenue is larger than spending."),
        Term::Deficit => says("Deficit", "Spending is larger than revenue."),
        Term::Financing => says(
            "Financing (pembiayaan)",
            "How a shortfall of the budget is covered or a surplus used.",
        ),
        Term::NetFinancing => says(
            "Net financing (pembiayaan neto)",
            "Financing in less financing out: what covers a deficit or takes up a surplus.",
        ),
        Term::BalanceLastYear => says(
            "Balance of the previous year (SiLPA tahun sebelumnya)",
            "Money left over from last year and used this year; it counts as financing received.",
        ),
        Term::BalanceThisYear => says(
            "Balance of this year (SiLPA tahun berkenaan)",
            "This budget's bottom line, revenue less spending plus net financing; in an enacted budget it must be exactly zero.",
        ),
        Term::EquityInvestment => {
            says("Equity investment (penyertaan modal)", "The region's money placed in a company.")
        }
        Term::ReserveFund => {
            says("Reserve fund (dana cadangan)", "The region's savings for a large need to come.")
        }
        Term::AccountCode => says(
            "Account code (kode rekening)",
            "The number that says what sort of income or spending it is.",
        ),
        Term::Affair => says(
            "Government affair (urusan)",
            "A field of duty that a region must, or chooses to, look after.",
        ),
        Term::Program => says("Program", "Activities with one purpose."),
        Term::Activity => {
            says("Activity (kegiatan)", "The part of a program that produces something.")
        }
        Term::Subactivity => {
            says("Subactivity (sub kegiatan)", "The smallest piece of work that has a budget.")
        }
        Term::Unit => {
            says("Office (SKPD)", "A department, agency or office of the regional government.")
        }
        Term::Subunit => says(
            "Office unit (unit SKPD, UPT)",
            "A part of an office with a budget of its own, such as a health centre.",
        ),
        Term::Function => {
            says("Function (fungsi)", "Spending grouped by what it is good for, such as health.")
        }
        Term::FundSource => {
            says("Source of funds (sumber dana)", "Where the money for a spending line comes from.")
        }
        Term::Ceiling => says("Ceiling (pagu)", "The most that may be budgeted."),
        Term::QuantityFactors => {
            says("Quantity (koefisien, volume)", "How many of something are bought, and how often.")
        }
        Term::UnitPrice => says("Unit price (harga satuan)", "The price of one good or service."),
        Term::PriceStandards => says(
            "Price and cost standards (SSH, SBU, HSPK, ASB)",
            "The region's official lists of prices and costs.",
        ),
        Term::Indicator => {
            says("Indicator and target", "What is measured, and the figure that is promised.")
        }
        Term::Output => says(
            "Output and outcome (keluaran, hasil)",
            "The goods or services produced, and the benefit that people feel.",
        ),
        Term::MediumTermPlan => {
            says("Medium-term plan (RPJMD)", "The region's plan for five years.")
        }
        Term::AnnualPlan => {
            says("Annual work plan (RKPD)", "The region's plan of work for one year.")
        }
        Term::PolicyAndCeilings => says(
            "Policy and provisional ceilings (KUA-PPAS)",
            "The first agreement on where the budget goes and how far it may go.",
        ),
        Term::WorkPlanAndBudget => {
            says("Work plan and budget (RKA)", "Each office's detailed proposal.")
        }
        Term::DraftBudget => {
            says("Draft budget (RAPBD)", "The draft that is discussed with the council.")
        }
        Term::Regulation => says(
            "Regional law, head's regulation (Perda, Perkada)",
            "A law agreed with the council, and a regulation of the head of the region.",
        ),
        Term::DetailedBudget => {
            says("Detailed budget (penjabaran APBD)", "The most detailed annex of the budget.")
        }
        Term::ExecutionDocument => says(
            "Budget execution document (DPA)",
            "The document that allows an office to spend its budget.",
        ),
        Term::Amendment => says(
            "Amendment and shift (perubahan, pergeseran)",
            "A budget changed during the year, or moved between its lines.",
        ),
        Term::CashPlan => says(
            "Cash plan, release, payment (anggaran kas, SPD, SP2D)",
            "The money planned for each month, the leave to spend it, and its payment.",
        ),
        Term::Realisation => says(
            "Actuals (realisasi, LRA)",
            "Money really received and spent, and the report of it.",
        ),
        Term::BudgetTeams => says(
            "Budget team and budget committee (TAPD, Banggar)",
            "The government's budget team, and the council's budget committee.",
        ),
        Term::MinimumStandard => says(
            "Minimum service standards (SPM)",
            "The least of each basic service that everyone is entitled to.",
        ),
    }
}
