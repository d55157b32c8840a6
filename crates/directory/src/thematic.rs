//! The needs of the catalogue and the thematics of data.inclusion 1.0, where they say the same.

const SAME: [(&str, &str); 9] = [
    ("shelter.tonight", "logement-hebergement--rechercher-une-solution-dhebergement-temporaire"),
    ("health.care", "sante--acces-aux-soins"),
    ("health.mental", "sante--sante-mentale"),
    ("food.meal", "equipement-et-alimentation--alimentation"),
    ("supplies.clothes", "equipement-et-alimentation--habillement"),
    ("legal.information", "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits"),
    ("protection.danger", "famille--surmonter-conflits-separation-violence"),
    ("school.learning", "lecture-ecriture-calcul--maitriser-le-francais"),
    ("transport.ride", "mobilite--etre-accompagne-dans-son-parcours-mobilite"),
];

pub fn need_of(thematic: &str) -> Option<&'static str> {
    SAME.iter().find(|(_, known)| *known == thematic).map(|(need, _)| *need)
}

pub fn thematic_of(need: &str) -> Option<&'static str> {
    SAME.iter().find(|(known, _)| *known == need).map(|(_, thematic)| *thematic)
}
