//! Indonesian.

use super::{Rights, RoleWords, listed};
use crate::permission::{Action, Denied, DraftState, Rule};
use crate::role::Role;

pub(in crate::text) const RIGHTS: Rights = Rights { role, action, state, rule, denied };

const fn says(name: &'static str, sentence: &'static str) -> RoleWords {
    RoleWords { name, sentence }
}

fn role(role: Role) -> RoleWords {
    match role {
        Role::Reader => {
            says("pembaca", "Siapa saja: membaca semua yang sudah terbit, tanpa perlu masuk.")
        }
        Role::Operator => says("operator SKPD", "Menyusun baris anggaran SKPD-nya sendiri."),
        Role::UnitHead => says(
            "kepala SKPD",
            "Bertanggung jawab atas rancangan SKPD-nya dan mengajukannya kepada TAPD.",
        ),
        Role::Verifier => says(
            "verifikator TAPD",
            "Menetapkan pagu, memeriksa rancangan tiap SKPD, lalu memverifikasi atau mengembalikannya.",
        ),
        Role::Publisher => {
            says("PPKD", "Menyetujui dan menerbitkan anggaran, tidak pernah seorang diri.")
        }
        Role::Auditor => says(
            "auditor Inspektorat",
            "Melihat rancangan, riwayat, dan catatan keamanan, serta berkomentar tanpa mengubah apa pun.",
        ),
        Role::Administrator => says(
            "administrator pemerintah daerah",
            "Mengurus anggota pemerintah daerahnya, tetapi tidak membaca atau mengubah rancangan.",
        ),
        Role::PlatformAdministrator => says(
            "administrator platform",
            "Menjalankan platform dan mendaftarkan pemerintah daerah, tetapi tidak membaca atau mengubah rancangan.",
        ),
    }
}

fn action(action: Action) -> &'static str {
    match action {
        Action::ReadPublications => "membaca yang sudah terbit",
        Action::ReadDraft => "membaca rancangan, jumlah, dan temuannya",
        Action::EditLines => "menambah, mengubah, atau menghapus baris",
        Action::ImportRows => "mengimpor baris",
        Action::Comment => "memberi komentar atau mengajukan temuan",
        Action::SetCeilings => "menetapkan pagu, bagan akun, atau jadwal",
        Action::ManageOrganisations => "mengurus daftar SKPD dan unitnya",
        Action::SubmitUnit => "mengajukan rancangan SKPD",
        Action::TakeBack => "menarik kembali pengajuan",
        Action::ReturnWithReason => "mengembalikan rancangan dengan alasan",
        Action::VerifyUnit => "memverifikasi rancangan SKPD",
        Action::ApproveVersion => "menyetujui versi",
        Action::PublishVersion => "menerbitkan versi",
        Action::OpenCorrection => "membuka koreksi",
        Action::MarkWithdrawn => "menandai versi sebagai ditarik",
        Action::ReadHistory => "membaca riwayat perubahan",
        Action::ReadMembership => "membaca riwayat keanggotaan dan catatan keamanan",
        Action::ManageMembers => "mengundang anggota, mengganti perannya, atau menangguhkannya",
        Action::EndSessions => "mengakhiri sesi orang lain",
        Action::ExportGovernment => "mengekspor data pemerintah daerah",
        Action::RestoreGovernment => "memulihkan data pemerintah daerah",
        Action::FreezePublishing => "membekukan penerbitan",
        Action::UnfreezeOrRotateKey => "mencairkan penerbitan atau mengganti kunci",
        Action::CreateGovernment => "mendaftarkan pemerintah daerah dan administrator pertamanya",
        Action::AlterRecord => "mengubah atau menghapus terbitan, entri log, atau riwayat",
        Action::ActElsewhere => "bertindak di studio pemerintah daerah lain",
    }
}

fn state(state: DraftState) -> &'static str {
    match state {
        DraftState::None => "belum dimulai",
        DraftState::Draft => "sedang disusun",
        DraftState::Returned => "dikembalikan",
        DraftState::Submitted => "diajukan",
        DraftState::Verified => "terverifikasi",
        DraftState::Approved => "disetujui",
        DraftState::Published => "terbit",
    }
}

fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Yes => "ya",
        Rule::OwnUnit => "SKPD sendiri",
        Rule::TwoPeople => "dua orang",
        Rule::No => "tidak",
    }
}

fn denied(denied: &Denied) -> String {
    let sentence = match denied {
        Denied::Absent => "Tidak ada apa pun di alamat ini; periksa ejaannya.",
        Denied::NotYourRole { action: asked, roles } => return not_your_role(*asked, roles),
        Denied::NotYourUnit => "Itu milik SKPD lain; mintalah kepada orang SKPD tersebut.",
        Denied::NotNow { state: now } => {
            return format!(
                "Itu tidak dapat dilakukan sekarang, karena rancangannya {}; muat ulang halaman untuk melihat langkah berikutnya.",
                state(*now)
            );
        }
        Denied::SamePerson => {
            "Langkah ini harus dilakukan orang lain, karena Anda sudah melakukan langkah lainnya; mintalah rekan yang belum terlibat."
        }
        Denied::OwnLines => {
            "Anda ikut menyusun barisnya, jadi tidak dapat menjaminnya; mintalah rekan yang tidak ikut menyusun."
        }
        Denied::Yourself => {
            "Keanggotaan Anda sendiri hanya dapat diubah orang lain; mintalah administrator lain."
        }
        Denied::LastAdministrator => {
            "Pemerintah daerah ini akan kehilangan administrator terakhirnya; angkat administrator lain lebih dahulu."
        }
        Denied::SignInAgain => {
            "Sudah lebih dari sepuluh menit sejak Anda masuk; masuklah lagi, lalu ulangi."
        }
        Denied::SecondFactorNeeded => {
            "Anda masuk tanpa faktor kedua; masuklah lagi dengan kode dari aplikasi atau kunci keamanan Anda."
        }
        Denied::Frozen => {
            "Penerbitan sedang dibekukan; mintalah administrator mencairkannya setelah sebabnya selesai."
        }
        Denied::Findings => "Masih ada temuan yang menghalangi; selesaikan dahulu, lalu ulangi.",
        Denied::UnitsNotVerified => {
            "Belum semua SKPD terverifikasi; tunggu atau ingatkan verifikatornya."
        }
        Denied::ApprovalMissing => {
            "Versi ini belum disetujui cukup orang; mintalah persetujuan yang masih kurang."
        }
        Denied::HashChanged => {
            "Isinya bukan lagi yang disetujui; periksa perubahannya, lalu mintalah persetujuan baru."
        }
        Denied::NeedsOneOfEach => {
            "Satu dari kedua orang itu harus administrator pemerintah daerah dan satu lagi administrator platform; mintalah pihak yang belum ada."
        }
    };
    sentence.to_owned()
}

fn not_your_role(asked: Action, roles: &[Role]) -> String {
    let what = action(asked);
    if roles.is_empty() {
        return format!(
            "Tidak seorang pun boleh {what}; yang keliru diperbaiki dengan versi baru."
        );
    }
    let who = listed(roles, "atau", role);
    format!("Peran Anda tidak boleh {what}; mintalah kepada yang boleh: {who}.")
}
