## The frame
close = Fermer
back = Retour
help = Aide
done = Terminé
add = Ajouter
start = Commencer
sleep = Dormir : verrouiller
settings = Réglages
language = Langue de l’écran
text-size = Taille du texte
size-normal = Normale
size-large = Grande
size-largest = Très grande
theme = Thème
theme-dark = Nuit
theme-light = Jour
about = À propos
about-what = Un journal anonyme de maraude, hors ligne d’abord. Chaque touche est gardée au moment où vous la faites.
about-identity = Aucun nom, téléphone, photo ni lieu précis d’une personne rencontrée ne peut être écrit ici.
about-free = Logiciel libre, licence MIT ou Apache 2.0.
practice-banner = Entraînement : rien n’est réel, rien ne part d’ici.

messages = Messages

## First run
first-welcome = Que voulez-vous faire sur cet appareil ?
first-create = Créer une équipe
first-create-means = Pour la ou le responsable, sur l’ordinateur de l’antenne
first-join = Rejoindre une équipe
first-join-means = Avec le texte que la ou le responsable vous donne
first-practice = S’entraîner
first-practice-means = Une équipe inventée, sur cet appareil seulement
passphrase = Phrase de passe
wake = L’antenne peut réveiller ce téléphone
wake-means = Les six mots sont oubliés : l’antenne montre ou dit une clé qui sert une fois.
wake-text = Texte du code, ou les 24 mots
wake-go = Réveiller
wake-shown = À scanner avec le téléphone endormi, ou à dire au téléphone à quelqu’un dont vous reconnaissez la voix. Cette clé sert une fois.
passphrase-new = Nouvelle phrase de passe
passphrase-old = Phrase de passe d’avant
passphrase-renew = Changer la phrase de passe
passphrase-renewed = C’est changé. L’ancienne n’ouvre plus rien.
passphrase-write = Écrivez ces six mots sur un papier que vous gardez. Sans eux, personne ne peut ouvrir cet appareil.
passphrase-paper = Écrivez ces six mots sur un papier que vous gardez.
passphrase-again = Recopiez les six mots
relay-address = Adresse du relais (vide : plus tard)
relay-invite = Invitation du relais, s’il en demande une
antenna-label = Antenne
join-text = Texte d’invitation
joining = En attente
joining-words = Ces six mots doivent être les mêmes sur l’écran de la ou du responsable.
joining-answer = Donnez ce texte à la ou au responsable :
joining-waits = La ou le responsable doit encore faire entrer cet appareil.
joining-check = C’est fait, continuer
practice-service = Foyer de nuit (exemple)
locked = Verrouillé
unlock = Ouvrir
opening = Ouverture…

## Tonight
tonight = Ce soir
a-group = Un groupe
a-person = Une personne
raise-alert = Donner l’alerte
alert = Alerte
logged-tonight = Rencontres de ce soir
contact = Rencontre
contact-empty = À compléter
half-written = à finir
unsent = non envoyé
all-sent = Tout est envoyé
no-key-tonight = Cet appareil n’a pas la clé de ce soir : ce que vous écrivez ira à l’antenne seule.
no-outing = Aucune maraude ouverte.
open-outing = Ouvrir une maraude
close-outing = Fermer la maraude
zone = Zone
zones = Zones
no-zones = L’équipe n’a pas encore de zone. Ajoutez-en une : un nom, jamais de coordonnées.
new-zone = Nouvelle zone
channel = Type de maraude
leave = Partir

## A contact
part-who = Qui
part-language = Langue
part-needs = Besoins
part-signs = Signes
part-more = Plus
band = Âge dit
gender = Genre
how-many = Combien
more-languages = Autres langues
fewer = Moins
signs-hint = Ce que vous voyez ou entendez. Un signe ne prouve rien ; pas de note, pas de score.
seen-before = Déjà rencontré·e ?
seen-yes = Oui
seen-no = Non
seen-unknown = Ne sait pas
support = Soutien individuel proposé

## Alert
alert-which = Quel niveau ? L’alerte est gardée dès la touche.
level-red-means = Danger immédiat : 15 ou 112 maintenant
level-orange-means = La ou le responsable ce soir
level-yellow-means = À parler au débriefing
alert-received-by-nobody = Reçue par personne
alert-seen = Vue
alert-seen-by = Vue par { $role } à { $hour }
alert-call = Appelez : l’application ne remplace pas une voix.
numbers-note = Le 112 marche sans carte SIM.
number-15 = Urgence médicale
number-112 = Toute urgence
number-119 = Enfance en danger
number-115 = Hébergement
called-by-voice = J’ai appelé de vive voix
called = Appelé de vive voix
i-have-seen = J’ai vu
alert-handled = Décider : traitée
alert-decided = Cette alerte a été décidée.

## Unsent and sync
unsent-title = Ce qui n’est pas envoyé
unsent-safe = Gardé et chiffré sur cet appareil. Rien n’expire.
sealed = scellé, attend le relais
on-this-device = sur cet appareil
sync = Synchroniser
sync-now = Synchroniser maintenant
sync-going = Connexion au relais…
sync-progress = { $sent } envoyés, { $received } reçus
sync-good = À jour : tout le monde a ce que cet appareil avait.
accept-relay = Accepter le nouveau relais
sync-kept = Pas de réseau ou pas de relais. Rien n’est perdu ; réessayez plus tard.
sync-last = Dernière fois à { $hour }
sync-never = Pas encore synchronisé.

## Team
team = Équipe et appareils
this-device = cet appareil
device-limited = limité
device-removed = retiré
enrol = Faire entrer un appareil
enrol-begin = Préparer une invitation
enrol-give = Donnez ce texte au nouvel appareil (10 minutes) :
enrol-answer = Texte que le nouvel appareil montre
enrol-read = Lire la réponse
enrol-compare = Lisez ces six mots à voix haute. S’ils ne sont pas les mêmes sur l’autre écran, arrêtez tout.
enrol-admit = Les mots sont les mêmes : faire entrer
role = Rôle
device-label = Nom de l’appareil (pas d’une personne)

## Help
help-first = L’équipe est faite une fois, à l’antenne. Les téléphones la rejoignent avec un texte et six mots lus à voix haute.
help-unlock = Vos six mots ouvrent cet appareil. Rien n’est perdu tant qu’il est verrouillé.
help-tonight = Saluez d’abord ; écrivez après. « Un groupe » compte plusieurs personnes en trois touches. La lune verrouille tout.
help-outing = Choisissez où vous allez. Des noms de zones, jamais un lieu précis.
help-contact = Chaque touche est déjà enregistrée. Vous pouvez vous arrêter à tout moment et revenir ici.
help-alert = Rouge : appelez d’abord. L’alerte reste « reçue par personne » jusqu’à ce qu’une ou un responsable l’ait vue.
help-unsent = Ce que le relais n’a pas encore confirmé. Cela reste ici jusqu’à ce que ce soit fait.
help-sync = Envoie et reçoit par le relais, qui ne peut rien lire. On peut couper à tout moment.
help-settings = La langue change tout de suite, sans rien perdre de ce qui est écrit.
help-team = Seul·e la ou le responsable fait entrer un appareil, en personne.
help-about = La version aide quand on demande de l’aide.

## Errors: what happened, what was lost, what to do
error-locked = L’appareil est verrouillé. Rien n’est perdu : ouvrez-le.
error-wrong-passphrase = Ce n’est pas la bonne phrase. Rien n’est perdu : relisez vos six mots.
error-passphrase-too-short = Phrase trop courte. Rien n’a été créé : prenez six mots.
error-no-device = Aucun appareil n’est préparé ici.
error-device-exists = Un appareil est déjà préparé ici. Rien n’a changé.
error-damaged = Le fichier est abîmé et laissé tel quel. Ce qui a été envoyé est en sécurité : appelez l’antenne.
error-not-encrypted = Ce fichier n’est pas chiffré ; il n’a pas été touché. Appelez l’antenne.
error-newer-version = Écrit par une version plus récente. Rien n’est perdu : mettez l’application à jour.
error-disk-full = Le disque est plein : la dernière touche n’est pas gardée, tout le reste l’est. Libérez de la place et refaites-la.
error-busy = L’application est déjà ouverte ailleurs. Fermez l’autre.
error-disk = Le disque ne répond pas : la dernière touche n’est peut-être pas gardée. Refaites-la.
error-refused = Refusé ; rien n’a été écrit.
error-no-team = Cet appareil n’est dans aucune équipe ou n’a pas de relais. Rien n’est perdu.
error-not-allowed = Cet appareil n’a pas ce droit. Rien n’a été écrit : demandez à l’antenne.
error-network = Pas de réseau vers le relais. Rien n’est perdu : réessayez plus tard.
error-relay = Le relais a refusé. Rien n’est perdu : réessayez, puis appelez l’antenne.
error-relay-full = Le relais est plein. Rien n’est perdu : appelez l’antenne.
error-roster-fork = Le relais montre une autre histoire de l’équipe. Ne continuez pas : appelez l’antenne. Rien n’est perdu.
error-relay-changed = Un autre relais répond à cette adresse. Rien n’a été envoyé, tout est gardé ici. Prévenez le ou la responsable.
error-split = Deux appareils n’ont pas reçu la même histoire. Rien n’est perdu ; prévenez le ou la responsable avant de continuer.
error-removed = L’équipe a retiré cet appareil. Ce qu’il tient peut encore être remis.
error-bad-invite = Ce texte n’est pas valable, ou il a plus de dix minutes. Recommencez avec un nouveau.
error-not-yet = L’autre appareil n’a pas encore envoyé ses clés. Attendez un instant.
error-wrong-words = Les clés transportées ne sont pas celles de l’appareil devant vous. Arrêtez et recommencez.
error-practice = L’entraînement ne se synchronise jamais.
error-internal = Quelque chose a manqué. Ce qui était gardé l’est toujours : refaites le geste, puis appelez l’antenne.
refusal-unknown = Cela n’est pas sur cet appareil. Rien n’a été écrit.
refusal-not-in-list = Cette valeur n’est pas dans la liste de l’équipe. Rien n’a été écrit.
refusal-head-count = Un nombre de 0 à 500. Rien n’a été écrit.
refusal-too-long = Plus de 280 signes. Rien n’a été écrit : raccourcissez.
refusal-missing = Il manque quelque chose. Rien n’a été écrit.
refusal-not-a-code = Un code a sept chiffres. Rien n’a été écrit.
refusal-code-in-use = Ce code est déjà suivi. Rien n’a été écrit.
refusal-outing-closed = La maraude est fermée. Ouvrez-en une autre ; ce qui est écrit reste.
refusal-not-allowed = Ce rôle ne peut pas le faire. Rien n’a été écrit.
refusal-bad-date = Cette date n’existe pas. Rien n’a été écrit.
refusal-no-consent = La personne n’a pas dit oui. Rien n’est transmis.

## Lists
band-under-13 = moins de 13
band-13-14 = 13–14
band-15-17 = 15–17
band-says-minor = se dit mineur·e
band-adult = adulte
band-not-asked = pas demandé
gender-f = fille, femme
gender-m = garçon, homme
gender-other = autre
gender-not-asked = pas demandé
channel-living-place = Lieu de vie
channel-coastal = Littoral
channel-web = Web
channel-day-centre = Accueil de jour
channel-shelter = Mise à l’abri
channel-office = Bureau
channel-phone = Téléphone
level-red = Rouge
level-orange = Orange
level-yellow = Jaune
answer-accepted = Accepté
answer-refused = Refusé
answer-later = Plus tard
role-mediator = Médiation
role-psychologist = Psychologue
role-social-worker = Travail social
role-supervisor = Supervision sociale
role-legal-officer = Juriste
role-lead = Responsable
role-coordinator = Coordination
kind-outing = Maraude
kind-contact = Rencontre
kind-alert = Alerte
kind-follow-up = Suivi
kind-extract = Suivi de ce soir
kind-referral = Orientation
kind-service = Service
kind-context = Contexte
kind-activity = Activité
kind-settings = Réglages de l’équipe
kind-link = Lien
need-shelter-tonight = Abri cette nuit
need-shelter-tent = Tente
need-health-care = Soins
need-health-mental = Soutien psy
need-food-meal = Repas
need-food-water = Eau
need-supplies-clothes = Vêtements
need-supplies-blanket = Couverture
need-supplies-hygiene-kit = Kit hygiène
need-hygiene-shower = Douche
need-phone-charging = Charger
need-phone-credit = Crédit
need-legal-information = Info droit
need-legal-asylum = Asile
need-protection-danger = Protection
need-family-contact = Famille
need-school-learning = École
need-transport-ride = Transport
family-exploitation = Exploitation
family-violence = Violence
family-health = Santé
family-control = Contrôle, isolement
family-distress = Détresse
sign-exploitation-works-for-passage = travaille pour payer le passage
sign-exploitation-sexual = exploitation sexuelle
sign-exploitation-forced-theft = forcé·e à voler
sign-exploitation-steers-boat = on lui fait conduire le bateau
sign-exploitation-recruits = on lui fait recruter
sign-violence-marks = marques de coups
sign-violence-threatened = menacé·e
sign-violence-by-police = violence policière
sign-violence-sexual = violence sexuelle
sign-violence-between-young = violence entre jeunes
sign-health-hypothermia = froid, tremble
sign-health-wound = blessure
sign-health-exhausted = épuisé·e
sign-health-intoxicated = produits
sign-health-pregnant = enceinte
sign-health-other-urgent = autre urgence
sign-control-debt = dette
sign-control-by-adult = un adulte décide
sign-control-phone-held = téléphone retenu
sign-control-not-alone-ever = jamais seul·e
sign-control-papers-held = papiers retenus
sign-distress-speaks-of-dying = parle de mourir
sign-distress-self-harm = se blesse
sign-distress-withdrawn = replié·e
sign-distress-terrified = terrifié·e
sign-distress-not-sleeping = ne dort pas

## Counted
unsent-count =
    { $count ->
    [one] { $count } élément non envoyé
   *[other] { $count } éléments non envoyés
}
unsent-records =
    { $count ->
    [one] élément à envoyer
   *[other] éléments à envoyer
}
people =
    { $count ->
    [one] personne
   *[other] personnes
}
minors =
    { $count ->
    [one] se dit mineur·e
   *[other] se disent mineur·es
}

## The street
undo = Annuler
cancel = Annuler
keep = Garder
kept = C’est gardé.
yes = Oui
no = Non
erase = Effacer
camera = Caméra
scan = Lire avec la caméra
no-camera = Pas de caméra ici : tapez.
how-known = Comment on le sait
source-asked = demandé
source-seen = vu
source-said = dit
source-partner = partenaire
source-not-asked = pas demandé
sound = Son et vibration
sound-on = Oui
sound-off = Silence
listening = D’astreinte sur cet appareil
listening-hint = L’application reste à l’écoute des alertes tant qu’elle est ouverte.
join-known = Rejoindre la maraude ouverte
join-outing = Rejoindre par QR
join-wrong = Ce n’est pas le code d’une maraude.
platform = Type de plateforme
platform-hint = Jamais de pseudo, de lien ni de capture.
platform-messaging = Messagerie
platform-video = Vidéos
platform-pictures = Photos
platform-forum = Forum, groupe
platform-other = Autre
share-outing = QR de la maraude
share-hint = Les autres téléphones le lisent : même maraude. Aucune clé n’est dedans.
help-share = Chaque téléphone peut aussi ouvrir la sienne : l’antenne les réunira.
door-code = Suivi
door-cards = Cartes
door-services = Adresses
door-context = Contexte
door-share = QR
handover-waits = Une personne a accepté votre soutien.
summary = Avant de fermer
alerts-unseen = alertes reçues par personne
number-196 = Secours en mer
counts = Compter
coastal-out-of-water = sortis de l’eau
coastal-wet = mouillés
coastal-cold = ont froid
coastal-injured = blessés
coastal-children-alone = enfants seuls
cold-step-1 = Enlever le mouillé, sécher, couvrir tête et ventre.
cold-step-2 = À plat, bouger doucement, isoler du sol.
cold-step-3 = Ne tremble plus, parle mal, s’endort : 15 tout de suite.
support-answer = Réponse
taken-over = Pris en charge : { $role }
take-over = Je prends en charge
handover-open = À passer à : { $role }
interpreter = Interprétariat
interpreter-myself = Moi
interpreter-team = Équipe
interpreter-peer = Un pair
interpreter-phone = Par téléphone
interpreter-nobody = Personne : langue manquante
information = Information donnée
information-rights = Droits
information-shelter = Mise à l’abri
information-health = Santé
information-asylum = Asile
information-danger = Dangers
information-association = Qui nous sommes
alert-taken = quelqu’un s’en occupe
alert-taken-by = { $role } s’en occupe depuis { $hour }
alert-overdue = Toujours reçue par personne : appelez la suite
i-take-it = Je m’en occupe
what-to-say = Que dire
say-1 = Où : la zone, un repère visible
say-2 = Qui : âge dit, combien, seul·e ou non
say-3 = Quoi : ce que vous voyez, respire ? répond ?
say-4 = Restez en ligne, restez avec la personne
follow-up = Code de suivi
help-code = Un code ne dit rien de la personne. Il sert à la retrouver, seulement si elle le veut.
type-code = Taper les sept chiffres
code-wrong = Un chiffre est faux : relisez la carte.
code-elsewhere = Pas dans la liste de ce soir ; gardé pour l’antenne.
code-keep = Garder pour l’antenne
code-new = Ouvrir un suivi
code-give = La personne est d’accord : donner le code
code-consent = Un suivi s’ouvre seulement avec l’accord de la personne.
code-copy = Recopiez-le sur une carte neutre : chiffres et images, rien d’autre.
no-codes = Plus de code sur cet appareil : l’antenne en donne à la synchronisation.
wish = Son souhait
next-step = Prochaine étape
who-does-it = Qui s’en charge
by-when = Pour quand
next-date = Et ensuite ?
no-date = Pas d’autre date
outcome-done = Fait
outcome-not-done = Pas fait
step-see-again = Se revoir
step-shelter = Mise à l’abri
step-health-care = Soins
step-psychologist = Psychologue
step-legal = Juriste
step-child-protection = Protection de l’enfance
step-school = École
step-family = Famille
refer = Orienter
help-refer = Hors ligne aussi. Un refus avec sa raison est une preuve : notez-le.
refer-need = Pour quel besoin ?
consent = La personne est-elle d’accord ?
why-refused = Pourquoi ?
no-service = Aucun service connu pour cela. Le manque est compté.
referral-draft = À faire
referral-sent = Envoyée
referral-acknowledged = Reçue
referral-accepted = Acceptée
referral-refused = Refusée
referral-served = Servie
referral-closed = Close
referral-revoked = Retirée
reason-full = complet
reason-closed = fermé
reason-age = âge
reason-minority-contested = minorité contestée
reason-language = langue
reason-distance = trop loin
reason-no-answer = ne répond pas
reason-criteria = critères
reason-child-says-no = l’enfant dit non
minors-alone = mineur·es seul·es
minors-with-adult = avec un adulte
minors-no = pas de mineur·es
directory = Adresses utiles
help-directory = Orange : pas vérifié depuis une semaine. Appelez avant d’envoyer quelqu’un.
filters = Filtres
open-now = Ouvert
closed-now = Fermé
closed-tonight = Fermé ce soir
hours-unknown = Horaires inconnus
stale = à vérifier
last-checked = Vérifié le
capacity-tonight = Places ce soir
checked-today = Vérifié aujourd’hui
close-tonight = Fermer ce soir
reopen = Rouvrir
takes-minors = Accueille
hours-osm = Horaires (Mo-Fr 09:00-17:00; PH off)
service-phone = Téléphone du service
minutes-from = Minutes depuis
new-service = Nouveau service
back-to-list = Retour à la liste
context = Contexte
help-context = Pas de photo, pas de matricule. Un événement, une zone, une demi-heure.
context-hint = L’heure est notée toute seule, à la demi-heure.
context-eviction = Expulsion
context-cold = Grand froid
context-closure = Fermeture
context-raid = Contrôle, rafle
context-crossing = Traversées
context-other = Autre
context-week = Ces sept jours
taken = Affaires prises
taken-phones = téléphones
taken-tents = tentes
taken-documents = papiers
taken-clothes = vêtements
taken-food = nourriture
minors-seen = Mineur·es vu·es
count-them = Compter
preflight = Avant de partir
help-preflight = Cinq feux. Un feu rouge dit quoi faire ; on peut partir quand même, mais en sachant.
light-battery = Batterie
light-key = Clé de ce soir
light-lease = Données de l’antenne
light-directory = Adresses vérifiées
light-unsent = Rien à envoyer
light-good = Prêt
light-unknown = Cet appareil ne le dit pas
light-battery-bad = Moins de 80 % : branchez-le.
light-key-bad = Synchronisez à l’antenne ; sinon, écrire seulement.
light-lease-bad = Plus d’un jour : synchronisez.
light-directory-bad = Demandez à l’antenne ce qui est ouvert ce soir.
light-unsent-bad = Synchronisez avant de partir.
follow-ups-due = Suivis de ce soir
cards = Cartes
help-cards = L’enfant peut tenir le téléphone : il ne peut pas revenir au journal sans vos chiffres.
cards-hint = Un texte que personne n’a relu reste caché : les images parlent.
cards-back = Rendre le téléphone
pin-choose = Choisissez quatre à huit chiffres pour revenir des cartes au journal.
pin = Chiffres
pin-leave = Vos chiffres
understood = Compris ?
understood-yes = Oui
understood-partly = En partie
understood-no = Non
card-numbers = Numéros
card-rights = Tes droits
card-shelter = Dormir à l’abri
card-self-protection = Se protéger
card-cold = Le froid
card-crossing = La mer
card-health = Santé
card-asylum = Asile
card-family = Famille
card-charging = Charger
card-food = Manger
card-noted = Ce qu’on note
review-cards = Relire les cartes
help-review = Relisez avec quelqu’un dont c’est la langue. Ce qui n’est pas relu n’atteint aucun enfant.
released-by = Relu : { $role }
draft = Brouillon : les enfants voient seulement les images.
release = Relu, montrer aux enfants
take-back = Retirer
error-too-late = C’est déjà inscrit. Rien n’est perdu : corrigez, les deux seront gardés.
error-wrong-pin = Ce ne sont pas les bons chiffres. Rien n’a changé.
refusal-bad-hours = Ces horaires ne se lisent pas. Rien n’a changé. Exemple : Mo-Fr 09:00-17:00; PH off
in-days =
    { $count ->
    [one] demain
   *[other] dans { $count } jours
}
minutes-away =
    { $count ->
    [one] { $count } minute
   *[other] { $count } min
}
places =
    { $count ->
    [0] complet
    [one] { $count } place
   *[other] { $count } places
}
open-until = ouvert jusqu’à { $hour }
opens-at = fermé, ouvre à { $hour }
remove-device = Retirer cet appareil
remove-sure = Il ne recevra plus rien. Ce qu’il n’a pas envoyé reste sur lui. Retirer ?
enrol-scan = Ou montrez ce code à sa caméra :

handed-over = { $count ->
    [0] L’antenne a tout reçu. Reste sur ce téléphone : 0 contact.
    [one] L’antenne a reçu ce qui était fini. Reste sur ce téléphone : 1 contact.
   *[other] L’antenne a reçu ce qui était fini. Restent sur ce téléphone : { $count } contacts.
}
held-here = { $count ->
    [one] contact sur ce téléphone
   *[other] contacts sur ce téléphone
}
handed-over-at = Dernière remise à l’antenne à { $hour } : ce qu’elle a reçu a été détruit ici.
waits-for-antenna = Tout est envoyé. Le téléphone se videra quand l’antenne aura tout reçu et que la maraude sera fermée.
clock-back = L’heure de cet appareil a reculé. Rien n’est perdu. Vérifiez l’heure, ou demandez à l’antenne.
late = { $count ->
    [one] Cet appareil retiré a remis 1 envoi écrit après son retrait. Il n’est dans aucune fiche.
   *[other] Cet appareil retiré a remis { $count } envois écrits après son retrait. Ils ne sont dans aucune fiche.
}
take-late = Les prendre dans le journal
antenna-evening = L’antenne, ce soir
refusal-published = Cette période est déjà publiée, en entier ou en partie. Rien n’a changé.
refusal-not-in-conflict = Ces réponses ne se contredisent plus. Rien n’a été écrit ; relisez.
kind-decision = Décision
kind-debrief = Débriefing
kind-ledger = Publications
kind-publication = Publication
refusal-may-identify = Ce texte dit peut-être qui est quelqu’un. Rien n’a été écrit : enlevez ce qui est marqué.
lost = Téléphone perdu ou pris
help-lost = Un appui sur le téléphone perdu : il peut remettre ce qu’il tient, ne reçoit plus rien et n’affiche plus rien, jusqu’à 3 h du matin ou jusqu’à ce que la responsable en décide.
lost-means = Quel téléphone ? Votre nom de téléphone est noté avec le signalement.
reported-sent = mis de côté, le relais obéit
reported-kept = gardé : part avec le prochain réseau
lost-none = Aucun téléphone à signaler sur cet appareil : il faut une synchronisation d’abord.
error-limited = Ce téléphone est signalé perdu ou pris. Il remet ce qu’il tient, ne reçoit et n’affiche rien, jusqu’à une décision de la responsable.
lift = Lever
aboard = Qui est à bord
code-qr = Ce code, à scanner
error-needs-paper = Il faut deux responsables, ou le papier de secours de l’équipe. Rien n’a changé.
error-wrong-paper = Ce n’est pas le bon papier, ou un mot est mal recopié. Rien n’a changé : relisez.
error-vault-closed = Le coffre est fermé. Rien n’a été écrit : ouvrez-le.
refusal-page-too-long = Plus de 4 000 signes. Rien n’a été écrit : raccourcissez.
kind-session = Séance
kind-template = Modèle
kind-tick = Mot à l’équipe
kind-concern = Signalement interne
first-recover = Retrouver une équipe
first-recover-means = L’antenne est perdue : avec le papier de secours
vault = Mes séances
concerns = Signaler un comportement
change-role = Changer le rôle
recovery-go = Papier de secours
asleep-waits = { $count ->
    [one] Un envoi scellé attend
   *[other] { $count } envois scellés attendent
  } le réseau. Il part sans que vous ouvriez.
asleep-sent = Ce qui était scellé est parti.
kind-access = Journal des accès
near = Sans internet : le réseau de l’antenne
near-means = À l’antenne, sur son Wi-Fi : scannez le code de l’ordinateur. Tout lui est remis ; le téléphone se vide plus tard, quand une deuxième copie existe.
near-text = Texte du code
near-go = Remettre à l’antenne
near-done = Remis à l’antenne.
carry-out = Sans réseau : emporter dans un fichier scellé
carried = À donner à l’antenne :
language-unread = Ces mots n’ont pas encore été relus par quelqu’un dont c’est la langue. Dites à la ou au responsable ce qui sonne faux.
listen = Écouter
stop-listening = Arrêter
recording = Son
recording-hint = Un fichier OGG, MP3, M4A ou WAV de moins de 400 Ko. Son titre et son auteur sont enlevés.
recording-import = Importer un son
recording-heard = Écouté, faire entendre aux enfants
recording-by = Écouté : { $role }
recording-draft = Brouillon : aucun enfant ne l’entend.
error-bad-sound = Ce fichier n’est pas un son que l’on sait lire, ou il pèse plus de 400 Ko. Rien n’a changé.
kind-recording = Son d’une carte
kind-protocol = Fiche de l’équipe
protocols = Fiches de l’équipe
help-protocols = Les consignes de l’équipe, hors ligne. Le numéro et la date disent laquelle vaut.
no-protocols = Aucune fiche pour l’instant : l’antenne les écrit.
protocol-version = Version { $version } du { $day }
bell = Quelque chose est arrivé d’un autre appareil à { $hour }, peut-être une alerte. Ouvrez pour le voir.
refusal-family-full = Une famille a six signes au plus. Rien n’a changé : cachez-en un d’abord.
kind-sound = Fichier d’un son
lease-ends = Ce téléphone se vide à { $hour }.
extend = Prolonger de 4 heures
extended = Prolongé : ce téléphone se vide à { $hour }.
legal = Démarches de protection
kind-legal-step = Démarche de protection
second-lead = Signer avec une autre responsable
kind-accompaniment = Accompagnement
error-bad-table = Ce fichier n’est pas un tableau que l’on sait lire (CSV UTF-8, XLSX, ODS). Rien n’en a été pris.
kind-past = Mois d’avant
six-digits = Six chiffres
digits-again = Encore une fois les six chiffres
with-words = Ouvrir avec les six mots
sleep-deep = Dormir : seuls les six mots ouvriront
digits-mean = Ils ouvrent ce téléphone quand il s’est verrouillé seul. Dormir les efface, dix essais faux aussi : alors seuls vos six mots ouvrent.
digits-choose = Choisir six chiffres
digits-change = Changer les six chiffres
digits-off = Enlever les six chiffres
digits-are-set = Vos six chiffres sont en place.
help-unlock-digits = Vos six chiffres ou vos six mots ouvrent ce téléphone. Rien n’est perdu tant qu’il est verrouillé.
error-weak-pin = Six chiffres, pas tous les mêmes ni à la suite. Rien n’a changé.
error-pin-gone = Les six chiffres n’ouvrent plus. Rien n’est perdu : vos six mots ouvrent, ou l’antenne.
error-no-chip = La puce de ce téléphone ne répond pas. Rien n’est perdu : vos six mots ouvrent.
error-night-shut = La puce de ce téléphone ne répond pas, et la nuit est sous sa clé. Rien n’est perdu : éteignez et rallumez le téléphone. Après 3 h, il s’ouvre sans elle.
error-wrong-wake = Ce n’est pas la clé de ce téléphone, ou elle a déjà servi. Rien n’a changé : demandez-en une autre à l’antenne.
digits-typed = { $count } chiffres sur six
tries-left = { $count ->
    [one] Encore un essai, ensuite seuls les six mots ouvrent
   *[other] Encore { $count } essais, ensuite seuls les six mots ouvrent
}
kind-handed = Codes remis aux téléphones
