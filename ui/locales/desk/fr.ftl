# The antenna’s screens. Loaded with them, never at night.
help-antenna = Dans l’ordre de la soirée : qui est rentré, ce qui est peut-être compté deux fois, ce qui se contredit, le débriefing, les suivis, le rapport.
arrivals = Retours
heard-at = reçu à { $hour }
never-heard = rien reçu
no-phones = Aucun téléphone dans l’équipe.
receipt-given = accusé donné
interne = interne
to-decide = À décider
step-to-pairs = Le même groupe ?
step-to-conflicts = Deux réponses
step-to-debrief = Débriefing
step-to-board = Suivis
step-to-referrals = Orientations
step-to-report = Rapport
help-pairs = Deux équipes ont peut-être noté le même groupe. Oui garde les deux et compte une fois. Séparer rend les deux, à tout moment.
no-pairs = Rien ne semble noté deux fois.
same-group = Même groupe
two-groups = Deux groupes
pair-yes = Même groupe : les deux sont gardés, comptés une fois.
pair-no = Deux groupes : comptés tous les deux.
separate = Séparer
help-conflicts = Deux personnes ont répondu sans le savoir l’une de l’autre. Rien n’est perdu : choisissez la réponse qui vaut.
no-conflicts = Aucune réponse ne se contredit.
owner = Qui s’en occupe
due = Pour quand
help-board = Le souhait de l’enfant d’abord, puis le prochain pas, qui, pour quand. Ce qui est en retard est en haut.
no-follow-ups = Aucun suivi ouvert.
next-step-new = Prochain pas
write-down = Noter
history = Ce qui a été noté
risk = Risque
linked-with = peut-être le même enfant que
in-conflict = deux réponses
overdue = en retard
same-child = Deux codes, un enfant ?
same-child-means = Un lien qui se défait. Rien ne passe d’un suivi à l’autre ; le risque montré est le plus haut des deux.
other-code = L’autre code
link = Relier
open-follow-up-here = Ouvrir un suivi
open-follow-up-means = Avec le oui de l’enfant ou une raison écrite de l’équipe. Sans nom.
code = Code
help-referrals = Une orientation en route a quelqu’un et une date. À la fin : est-ce que cela a aidé ?
no-referrals = Aucune orientation.
orphan = sans personne
without-yes = Sans l’accord de la personne : rien ne part, le refus peut être noté.
reason = Raison du refus
matched = Cela répondait au besoin ?
help-debrief = L’ordre du jour se fait tout seul. Une décision a quelqu’un et une date. On dit des codes et des rôles, jamais un nom.
agenda = Ordre du jour
care-question = Comment va l’équipe ?
care-means = Chacun dit ce qu’il veut ; rien n’en est noté ici qu’une décision.
decide = Décider
decision = Ce qui est décidé
decision-means = Sans nom, sans numéro : un rôle et un code suffisent.
decisions = Décisions
no-decisions = Aucune décision encore.
other-decision = Autre décision
recurring = Ce qui revient
recurring-means = Au moins trois soirs sur quatre semaines.
nights = soirs
print = Imprimer
report-title = Rapport d’activité
help-report = Les chiffres viennent du journal. À l’intérieur ils sont exacts. Ce qui sort est protégé : 1 à 7 reste blanc, le reste est arrondi, et une période n’est publiée qu’une fois.
period = Période
period-week = Cette semaine
period-last-week = Semaine passée
period-month = Ce mois
period-last-month = Mois passé
period-dates = Dates
from = Du
until = Au
for-whom = Pour qui
for-inside = Interne
for-outside = À publier
notice-internal = Interne : chiffres exacts, à ne donner à personne.
notice-external = Protégé : de 1 à 7 est blanc, à partir de 8 arrondi à 5 près ; d’autres cases sont blanches pour que rien ne se calcule.
published-once = Publié. Ce qui a été publié ne change plus.
crosses = Un jour de cette période est déjà publié dans une autre. Une seconde fenêtre donnerait par différence ce que la première cache.
mostly-blank = Peu de chiffres sortent d’une période si courte : un mois en dirait plus, et une fois la semaine publiée le mois ne pourra plus l’être.
left-out = Ne peut pas sortir sans se laisser deviner :
section-summary = En bref
section-worries = Ce qui inquiète
section-needs = Besoins sans réponse
section-next = La suite
time-line = Jour par jour
saved-at = Enregistré :
export-xlsx = Classeur (XLSX)
export-docx = Document (DOCX)
export-csv = Données (CSV, HXL)
blank = non publié
total = Total
what-row = Quoi
count-column = Nombre
not-said = pas dit
table-people = Personnes rencontrées
table-minors = Se disent mineur·es, par âge
table-minors-gender = Se disent mineur·es, filles et garçons
table-channels = Rencontres par lieu
table-languages = Langues parlées
table-languages-missing = Langues sans interprète
table-needs = Besoins
table-cards = Fiches montrées
table-referrals = Orientations
table-refusals = Refus, par raison
table-needs-refused = Besoins refusés
table-needs-met = Besoins servis
table-alerts = Alertes
table-alert-delays = Alertes vues à temps
table-context = Contexte
table-activities = Activités
unit-people = personnes
unit-contacts = rencontres
unit-referrals = orientations
unit-alerts = alertes
unit-events = événements
unit-activities = activités
age-minors = se disent mineur·es
age-adults = adultes
age-not-asked = pas demandé
delay-in-time = à temps
delay-late = trop tard
delay-unseen = par personne
activity-playful = Jeu
activity-sport = Sport
activity-creative = Création
activity-emotional-support = Soutien émotionnel
activity-rights-session = Séance sur les droits
topic-alert = Alerte
topic-refusal = Refus
topic-follow-up = Suivi
topic-context = Contexte
topic-language = Langue
topic-care = Soin de l’équipe
topic-other = Autre
match-yes = oui
match-partly = en partie
match-no = non
match-unknown = on ne sait pas
field-step = Où en est le pas
field-next-step = Prochain pas
field-owner = Qui s’en occupe
field-wish = Ce que veut l’enfant
field-risk = Risque
field-code = Code
field-language = Langue
field-zone = Zone
field-slot = Heure
field-channel = Lieu
field-head = Combien
field-need = Besoin
field-sign = Signe
field-support = Soutien
field-seen-before = Déjà rencontré·e
field-status = État
field-reason = Raison
field-match = Réponse au besoin
field-due = Pour quand
field-level = Niveau
field-decision = Décision
field-name = Nom du service
field-hours = Horaires
field-complete = Terminé
field-closed = Fermé
field-answer = Réponse
raw-counts = avant de compter une fois : { $people } personnes, { $minors } mineur·es
alerts-count = { $count ->
    [one] { $count } alerte
   *[other] { $count } alertes
}
alerts-all = { $count ->
    [one] alerte
   *[other] alertes
}
half-count = { $count ->
    [one] 1 rencontre à finir
   *[other] { $count } rencontres à finir
}
missing-count = { $count ->
    [one] 1 envoi manque
   *[other] { $count } envois manquent
}
waiting-count = { $count ->
    [one] 1 envoi mis de côté
   *[other] { $count } envois mis de côté
}
nobody-interpreted = { $count ->
    [one] 1 rencontre sans interprète
   *[other] { $count } rencontres sans interprète
}
contacts-count = { $count ->
    [one] 1 rencontre
   *[other] { $count } rencontres
}
alert-decision = Ce que devient l’alerte
decision-handled = prise en charge
decision-kept = gardée ouverte
decision-not-confirmed = pas confirmée
own-words = Ce que les chiffres ne disent pas
risk-low = faible
risk-medium = moyen
risk-high = élevé
outcome-open = ouvert
may-identify = Cela peut dire qui est quelqu’un :
take-out = Enlever ce qui est marqué
why-phone = numéro
why-handle = compte
why-link = lien
why-document = document
why-name = nom
