//! Letters without their marks: what a search must not care about, for the scripts that Indonesian
//! budgets are written in. The whole of Unicode's decompositions would be more than the rest of
//! the app's data together; this is its Latin part, held to it by a test.

/// The plain letters and digits, each with what is written for it with a mark, raised, lowered,
/// circled or in a style of its own.
const ONE: [(char, &str); 36] = [
    ('0', "⁰₀⓪"),
    ('1', "¹₁①"),
    ('2', "²₂②"),
    ('3', "³₃③"),
    ('4', "⁴₄④"),
    ('5', "⁵₅⑤"),
    ('6', "⁶₆⑥"),
    ('7', "⁷₇⑦"),
    ('8', "⁸₈⑧"),
    ('9', "⁹₉⑨"),
    ('a', "ªÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧᴬᵃḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặₐ\u{212b}Ⓐⓐ"),
    ('b', "ᴮᵇḂḃḄḅḆḇℬⒷⓑ"),
    ('c', "ÇçĆćĈĉĊċČčᶜḈḉℂℭⅭⅽⒸⓒꟲ"),
    ('d', "ĎďᴰᵈḊḋḌḍḎḏḐḑḒḓⅅⅆⅮⅾⒹⓓ"),
    ('e', "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩᴱᵉḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệₑℯℰⅇⒺⓔ"),
    ('f', "ᶠḞḟℱⒻⓕꟳ"),
    ('g', "ĜĝĞğĠġĢģǦǧǴǵᴳᵍḠḡℊⒼⓖ"),
    ('h', "ĤĥȞȟʰᴴḢḣḤḥḦḧḨḩḪḫẖₕℋℌℍℎⒽⓗ"),
    ('i', "ÌÍÎÏìíîïĨĩĪīĬĭĮįİǏǐȈȉȊȋᴵᵢḬḭḮḯỈỉỊịⁱℐℑℹⅈⅠⅰⒾⓘ"),
    ('j', "ĴĵǰʲᴶⅉⒿⓙⱼ"),
    ('k', "ĶķǨǩᴷᵏḰḱḲḳḴḵₖ\u{212a}Ⓚⓚ"),
    ('l', "ĹĺĻļĽľˡᴸḶḷḸḹḺḻḼḽₗℒℓⅬⅼⓁⓛ"),
    ('m', "ᴹᵐḾḿṀṁṂṃₘℳⅯⅿⓂⓜ"),
    ('n', "ÑñŃńŅņŇňǸǹᴺṄṅṆṇṈṉṊṋⁿₙℕⓃⓝ"),
    ('o', "ºÒÓÔÕÖòóôõöŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱᴼᵒṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợₒℴⓄⓞ"),
    ('p', "ᴾᵖṔṕṖṗₚℙⓅⓟ"),
    ('q', "ℚⓆⓠꟴ"),
    ('r', "ŔŕŖŗŘřȐȑȒȓʳᴿᵣṘṙṚṛṜṝṞṟℛℜℝⓇⓡ"),
    ('s', "ŚśŜŝŞşŠšſȘșˢṠṡṢṣṤṥṦṧṨṩẛₛⓈⓢ\u{a7f1}"),
    ('t', "ŢţŤťȚțᵀᵗṪṫṬṭṮṯṰṱẗₜⓉⓣ"),
    ('u', "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗᵁᵘᵤṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰựⓊⓤ"),
    ('v', "ᵛᵥṼṽṾṿⅤⅴⓋⓥⱽ"),
    ('w', "ŴŵʷᵂẀẁẂẃẄẅẆẇẈẉẘⓌⓦ\u{209d}"),
    ('x', "ˣẊẋẌẍₓⅩⅹⓍⓧ"),
    ('y', "ÝýÿŶŷŸȲȳʸẎẏẙỲỳỴỵỶỷỸỹⓎⓨ\u{209e}"),
    ('z', "ŹźŻżŽžᶻẐẑẒẓẔẕℤℨⓏⓩ\u{209f}"),
];

/// What stands for several letters or digits.
const SEVERAL: [(&str, &str); 153] = [
    ("10", "⑩"),
    ("11", "⑪"),
    ("12", "⑫"),
    ("13", "⑬"),
    ("14", "⑭"),
    ("15", "⑮"),
    ("16", "⑯"),
    ("17", "⑰"),
    ("18", "⑱"),
    ("19", "⑲"),
    ("20", "⑳"),
    ("21", "㉑"),
    ("22", "㉒"),
    ("23", "㉓"),
    ("24", "㉔"),
    ("25", "㉕"),
    ("26", "㉖"),
    ("27", "㉗"),
    ("28", "㉘"),
    ("29", "㉙"),
    ("30", "㉚"),
    ("31", "㉛"),
    ("32", "㉜"),
    ("33", "㉝"),
    ("34", "㉞"),
    ("35", "㉟"),
    ("36", "㊱"),
    ("37", "㊲"),
    ("38", "㊳"),
    ("39", "㊴"),
    ("40", "㊵"),
    ("41", "㊶"),
    ("42", "㊷"),
    ("43", "㊸"),
    ("44", "㊹"),
    ("45", "㊺"),
    ("46", "㊻"),
    ("47", "㊼"),
    ("48", "㊽"),
    ("49", "㊾"),
    ("50", "㊿"),
    ("au", "㍳"),
    ("bar", "㍴"),
    ("bq", "㏃"),
    ("cal", "㎈"),
    ("cc", "㏄"),
    ("cd", "㏅"),
    ("cm", "㎝"),
    ("cm2", "㎠"),
    ("cm3", "㎤"),
    ("da", "㍲"),
    ("db", "㏈"),
    ("dl", "㎗"),
    ("dm", "㍷"),
    ("dm2", "㍸"),
    ("dm3", "㍹"),
    ("dz", "ǄǅǆǱǲǳ"),
    ("erg", "㋍"),
    ("ev", "㋎"),
    ("fax", "℻"),
    ("ff", "ﬀ"),
    ("ffi", "ﬃ"),
    ("ffl", "ﬄ"),
    ("fi", "ﬁ"),
    ("fl", "ﬂ"),
    ("fm", "㎙"),
    ("gal", "㏿"),
    ("gb", "㎇"),
    ("ghz", "㎓"),
    ("gpa", "㎬"),
    ("gy", "㏉"),
    ("ha", "㏊"),
    ("hg", "㋌"),
    ("hp", "㏋"),
    ("hpa", "㍱"),
    ("hz", "㎐"),
    ("ii", "Ⅱⅱ"),
    ("iii", "Ⅲⅲ"),
    ("ij", "Ĳĳ"),
    ("in", "㏌"),
    ("iu", "㍺"),
    ("iv", "Ⅳⅳ"),
    ("ix", "Ⅸⅸ"),
    ("ka", "㎄"),
    ("kb", "㎅"),
    ("kcal", "㎉"),
    ("kg", "㎏"),
    ("khz", "㎑"),
    ("kk", "㏍"),
    ("kl", "㎘"),
    ("km", "㎞㏎"),
    ("km2", "㎢"),
    ("km3", "㎦"),
    ("kpa", "㎪"),
    ("kt", "㏏"),
    ("kv", "㎸"),
    ("kw", "㎾"),
    ("lj", "Ǉǈǉ"),
    ("lm", "㏐"),
    ("ln", "㏑"),
    ("log", "㏒"),
    ("ltd", "㋏"),
    ("lx", "㏓"),
    ("m2", "㎡"),
    ("m3", "㎥"),
    ("ma", "㎃"),
    ("mb", "㎆㏔"),
    ("mg", "㎎"),
    ("mhz", "㎒"),
    ("mil", "㏕"),
    ("ml", "㎖"),
    ("mm", "㎜"),
    ("mm2", "㎟"),
    ("mm3", "㎣"),
    ("mol", "㏖"),
    ("mpa", "㎫"),
    ("ms", "㎳"),
    ("mv", "㎷㎹"),
    ("mw", "㎽㎿"),
    ("na", "㎁"),
    ("nf", "㎋"),
    ("nj", "Ǌǋǌ"),
    ("nm", "㎚"),
    ("no", "№"),
    ("ns", "㎱"),
    ("nv", "㎵"),
    ("nw", "㎻"),
    ("ov", "㍵"),
    ("pa", "㎀㎩"),
    ("pc", "㍶"),
    ("pf", "㎊"),
    ("ph", "㏗"),
    ("ppm", "㏙"),
    ("pr", "㏚"),
    ("ps", "㎰"),
    ("pte", "㉐"),
    ("pv", "㎴"),
    ("pw", "㎺"),
    ("rad", "㎭"),
    ("rs", "₨"),
    ("sm", "℠"),
    ("sr", "㏛"),
    ("st", "ﬅﬆ"),
    ("sv", "㏜"),
    ("tel", "℡"),
    ("thz", "㎔"),
    ("tm", "™"),
    ("vi", "Ⅵⅵ"),
    ("vii", "Ⅶⅶ"),
    ("viii", "Ⅷⅷ"),
    ("wb", "㏝"),
    ("xi", "Ⅺⅺ"),
    ("xii", "Ⅻⅻ"),
];

/// Whether it only marks the letter before it.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Puts the plain letters of `c` behind `plain`; a letter that has no plain form is its own.
pub(super) fn push_plain(c: char, plain: &mut String) {
    if c.is_ascii() {
        plain.push(c);
    } else if let '\u{ff01}'..='\u{ff5e}' = c {
        // Full width, as East Asian keyboards write.
        plain.extend(char::from_u32(u32::from(c) - 0xfee0));
    } else if let Some((letter, _)) = ONE.iter().find(|(_, forms)| forms.contains(c)) {
        plain.push(*letter);
    } else if let Some((letters, _)) = SEVERAL.iter().find(|(_, forms)| forms.contains(c)) {
        plain.push_str(letters);
    } else {
        plain.push(c);
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use crate::search::fold;

    #[test]
    fn wherever_unicode_comes_down_to_plain_letters_so_does_this() {
        let (mut letters, mut others) = (0, Vec::new());
        for c in ('\0'..='\u{ffff}').filter(|c| !is_combining_mark(*c)) {
            let plain = c.nfkd().filter(|c| !is_combining_mark(*c));
            let plain: String = plain.flat_map(char::to_lowercase).collect();
            if !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_alphanumeric()) {
                letters += 1;
                let apart: String = c.nfd().collect();
                if [c.to_string(), apart].map(|form| fold(&form)) != [plain.as_str(); 2] {
                    others.push((c, u32::from(c), plain));
                }
            }
        }
        assert_eq!(others, []);
        assert!(700 < letters, "{letters} letters");
    }
}
