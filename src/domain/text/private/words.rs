//! The lists that names are told by. All words are in small letters and without marks, as `folded` spells them.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::first_names::FIRST_NAMES;

type Words = LazyLock<HashSet<&'static str>>;

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// First names that are no other word: wherever one stands, it is likely a person.
static FIRST: Words = LazyLock::new(|| words(FIRST_NAMES));

/// Such that are a word where they are written small.
static WORDS_TOO: Words = LazyLock::new(|| {
    words(
        "brooke clement flora florin hector harry jerry jenny kitty mason molly norman oscar peter polly roger
        victor",
    )
});

/// Names that are words too: a capital, and where they stand, must tell.
static EITHER: Words = LazyLock::new(|| {
    words(
        "amber angel art basil bay bill blessing bob bobby carol chase cherry chip christy clay coral crystal
        dale dan dawn dean dee dick don drew earl eden eve faith felicity fern frank gene ginger glen gift grace
        grant guy harmony heath heather holly honor hope iris ivy jack jade jasmine jay jo jewel josh joy ken
        kit lance lily lucky mark max mercy miles nick olive opal pam pat patience pearl peg penny pete poppy
        precious prince ray reed rich rob robin rod ron rose ruby rusty sam sandy sky sol stan star sue ted
        trinity tess val verity vic violet wade warren will",
    )
});

/// Names that are more often months, places or peoples: only the company of a surname or of a verb to people tells.
static RARELY: Words = LazyLock::new(|| {
    words(
        "april august augusta austin carolina charity charlotte chelsea christian devon dakota florence florida
        georgia india israel jordan june kent kingston lincoln london lourdes may paris preston sydney victoria
        virginia wells summer page gay daisy alexa",
    )
});

/// What stands before a name and belongs to it.
static TITLES: Words = LazyLock::new(|| {
    words(
        "mr mrs ms miss mx dr prof professor cllr councillor sir dame rev revd reverend lord lady baroness auntie
        aunty uncle aunt imam rabbi pastor canon sgt sergeant",
    )
});

/// Words after which people are named: who is asked, told, met.
static TO_PEOPLE: Words = LazyLock::new(|| {
    words(
        "ask asked asking tell told telling met meet thank thanked remind reminded invite invited hi hello dear
        interviewed let shadow phoned rang texted emailed named i'm",
    )
});

/// Words after which two words with capitals are likely a name.
static BEFORE_NAMES: Words = LazyLock::new(|| {
    words(
        "from with by contact call called email phone ring said says thanks and regards wishes sincerely is text
        see name lead owner chair speak spoke spoken",
    )
});

/// Words that make the `to` after them one to a person.
static THEN_TO: Words = LazyLock::new(|| {
    words(
        "thanks speak spoke spoken talk talked talking listen listened write wrote written send sent it on reply
        replied report reported escalate escalated according belongs forward forwarded assigned goes credit",
    )
});

/// Persons by what they are to somebody: a word with a capital after it is likely their name.
static ROLES: Words = LazyLock::new(|| {
    words(
        "manager colleague tenant neighbour carer mum dad mother father sister brother son daughter wife husband
        partner friend boss caseworker interpreter volunteer trainee apprentice resident customer client caller
        nurse teacher worker officer assistant lead supervisor owner intern landlord claimant applicant patient
        signed headteacher caretaker receptionist director secretary nan gran grandson niece nephew cousin",
    )
});

/// What only people do, and so what stands before it is a name.
static VERBS: Words = LazyLock::new(|| {
    words(
        "said says told tells asked asks thinks thought wants wanted knows knew suggested reckons mentioned
        speaks spoke explained wrote offered remembers complained agreed feels believes found",
    )
});

/// What people do who are in the way of work, so that one name alone is enough.
static LIVES: Words = LazyLock::new(|| {
    words(
        "left retired resigned rang waited came went helped gave taught lives volunteers cried moved struggled",
    )
});

/// What people do, and other things too: it takes a first name and a surname.
static ACTS: Words = LazyLock::new(|| {
    words(
        "cannot can't couldn't could does has had is was keeps kept runs ran works worked uses used needs needed
        shows showed understands reads writes built made got took fills prints types pays looks will would",
    )
});

/// Small words within a surname.
static PARTICLES: Words = LazyLock::new(|| {
    words("van der den de da dos del di la le von bin bint binti ibn al el ap ter")
});

/// What makes the words with capitals around it a place or an organisation, also in small letters after them.
static PLACES: Words = LazyLock::new(|| {
    words(
        "street road lane avenue square hill park house hall court close way row gardens terrace bridge station
        school academy college university library museum hospital surgery church centre center building tower
        ward market common down downs green field fields quay dock docks wharf harbour bay island river town
        city village district county bank council trust association society charity foundation institute club
        ltd limited plc inc llp group groups company partners partnership consortium authority department
        directorate ministry agency commission committee board cabinet parliament government police nhs services
        service team teams style stores shop airport theatre gallery cathedral stadium arena estate mead meads
        circus gate vale croft mills wood woods moor crescent place grove parade quarter corner cross combined
        west east north south saint st queen king day act award awards prize settlement line",
    )
});

/// What of these is as often a surname, and so ends a name where a first name begins it.
static SURNAMES: Words = LazyLock::new(|| {
    words(
        "hill green lane west north king day ward park field fields house court bank saint award march wood woods
        mills cross grove moor vale",
    )
});

/// What in small letters after words with capitals makes them a place or a thing.
static AFTER_PLACES: Words = LazyLock::new(|| {
    words(
        "street road lane library school museum centre hospital house building station style park hall estate
        bridge college university church stadium ward form forms period",
    )
});

/// Saints, kings and storms: what comes after is no neighbour.
static BEFORE_PLACES: Words =
    LazyLock::new(|| words("st saint king queen prince princess storm port mount lake fort great"));

/// Words after which a word with a capital is a thing or a place, not a person.
static POINTERS: Words = LazyLock::new(|| {
    words(
        "the a an this that these our your my his her their its no any every each at in into near around across
        through using",
    )
});

/// What may follow a name where somebody says who will do a thing; other words in small letters make it a phrase.
static CONNECTORS: Words = LazyLock::new(|| {
    words("and or with to by from in on for at will plus tbc tbd until as then if can via")
});

/// Words that are no name although they begin with a capital.
static ORDINARY: Words = LazyLock::new(|| {
    words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july
        august september october november december morning evening afternoon night week year christmas easter
        ramadan diwali eid bank spring autumn winter a an the this that these those i we you he she it they us
        them me him her my our your his its their who what when where why how which and or but nor so yet if
        then than as at by for from in into of off on onto out over per to under up upon with within without not
        no yes all any both each every everybody everyone everything few many more most much nobody none nothing
        other others some somebody someone something such same one two three four five six seven eight nine ten
        first second third last next new old is are was were be been being am do does did done has have had
        having can could may might must shall should will would let need get got go make made more less only
        also just even still too very here there now today tomorrow yesterday never always maybe please sorry
        thanks thank dear hi hello regards wishes sincerely madam sir tbc tbd unknown various either finance
        legal it hr ict comms housing planning parking transport highways procurement facilities policy digital
        data customer customers contact care social adult adults children child education environment waste
        revenue revenues benefit benefits tax payroll audit security registry registrar registrars licensing
        leisure culture health democratic electoral estates property repairs homelessness adoption fostering
        safeguarding human resource resources corporate strategic strategy community communities economy
        regeneration citizen citizens resident residents tenant tenants user users staff colleague colleagues
        people person public volunteer volunteers supplier suppliers vendor vendors contractor contractors
        consultant consultants partner manager managers leader leaders head heads lead leads director directors
        officer officers executive chief deputy councillor councillors cllr mayor member members minister
        designer designers developer developers analyst analysts architect architects engineer engineers owner
        owners sponsor admin reception front desk office offices union unions school schools family families
        parent parents neighbour gp gps doctor doctors nurse nurses teacher teachers union unison organiser
        facilitator table tables group host chair secretary library libraries librarian museum web website site
        app apps portal platform system systems software form forms letter letters page pages phone phones call
        calls email emails mail post alert alerts screen screens paper map plan plans step steps report reports
        project projects programme programs process review pilot test tests training workshop meeting agenda
        minutes question questions answer answers help helpdesk support account accounts payment payments period
        job jobs money budget grant funding fund cost costs bill bills credit universal badge blue pass permit
        permits card cards code codes password passwords login microsoft google apple amazon adobe oracle sap
        salesforce power automate excel word outlook sharepoint windows zoom slack whatsapp facebook twitter
        instagram linkedin youtube notify gov uk ai gdpr foi api pdf chatgpt copilot teams forms access azure
        servicenow jira trello android iphone chrome edge firefox office explorer internet cloud wifi broadband
        capita serco fujitsu bt vodafone tesco asda royal open source bristol bath avon somerset gloucestershire
        wiltshire wales scotland england britain ireland europe london cardiff swindon gloucester exeter
        plymouth birmingham manchester liverpool leeds sheffield newcastle glasgow edinburgh belfast york
        greater great upper lower inner outer central western eastern southern northern knowle bedminster easton
        southmead hartcliffe clifton redland cotham horfield lockleaze fishponds brislington avonmouth
        shirehampton filwood stockwood temple totterdown windmill eastville frome hengrove henbury westbury
        bishopsworth cabot ashton arnos hotwells harbourside kingsdown montpelier bishopston speedwell
        hillfields whitchurch barton hanham cribbs causeway aztec emersons patchway thornbury winterbourne
        mangotsfield warmley arnolfini watershed stoke kingswood filton yate keynsham portishead weston english
        british welsh scottish irish french german spanish polish somali arabic urdu punjabi bengali chinese
        cantonese mandarin hindi romanian ukrainian portuguese european african caribbean asian muslim jewish
        hindu sikh catholic dwp hmrc dvla ico lga defra dfe moj council age plain legacy agile scrum sprint beta
        alpha discovery live service quality equality freedom information protection privacy cyber risk change
        transformation innovation delivery operations product research design content technical technology tech
        architecture business intelligence performance voluntary sector external internal local national
        regional government senior junior steering working task force champion champions network forum panel hub
        front line frontline back room floor action actions request requests publisher finder database databases
        cache log logs event events machine virtual bar menu advice travel survey ordnance companies contract
        contracts list lists control image images package packages agent search name names link links purpose
        credentials guideline guidelines setting settings recent medical device devices gateway state chart
        charts role roles key keys field area button file files folder document documents record records history
        status type number date time value level click select choose check add create restart press raise merge
        run save download upload sign join visit view edit remove delete update updated change changed start
        stop show hide keep put set try find follow wait workflow workflows operator provider manager assistant
        builder studio hub lab labs suite pro plus plan kit analytics insights dashboard dashboards index queue
        network networks guide guides standard standards rule rules good best better big small full free short
        long main common general special official final appointment appointments deadline queue counter kiosk
        chatbot bot robot fax printer laptop tablet server",
    )
});

/// Persons and companies that everybody names, and that are nobody's detail.
static KNOWN_PAIRS: [&str; 9] = [
    "john lewis",
    "florence nightingale",
    "martin luther",
    "harry potter",
    "ted baker",
    "thomas cook",
    "william hill",
    "dale carnegie",
    "robin hood",
];

/// How a noun ends that is no surname.
const ENDINGS: [&str; 9] =
    ["tion", "tions", "sion", "ment", "ments", "ness", "ship", "ology", "ities"];

/// Words that say of the number after them that it is no phone's.
pub(super) fn is_reference(word: &str) -> bool {
    [
        "ref",
        "reference",
        "case",
        "invoice",
        "order",
        "account",
        "ticket",
        "isbn",
        "po",
        "az",
        "aktenzeichen",
        "rechnung",
        "kundennummer",
    ]
    .contains(&word)
}

pub(super) fn is_first(word: &str) -> bool {
    FIRST.contains(word) || word.split_once('-').is_some_and(|(first, _)| FIRST.contains(first))
}

pub(super) fn is_either(word: &str) -> bool {
    EITHER.contains(word)
}

pub(super) fn is_rarely(word: &str) -> bool {
    RARELY.contains(word)
}

pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

pub(super) fn is_to_people(word: &str) -> bool {
    TO_PEOPLE.contains(word)
}

pub(super) fn is_before_names(word: &str) -> bool {
    BEFORE_NAMES.contains(word)
}

pub(super) fn is_then_to(word: &str) -> bool {
    THEN_TO.contains(word)
}

pub(super) fn is_role(word: &str) -> bool {
    ROLES.contains(word)
}

pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(word)
}

pub(super) fn is_of_lives(word: &str) -> bool {
    LIVES.contains(word)
}

pub(super) fn is_act(word: &str) -> bool {
    ACTS.contains(word) || is_of_lives(word)
}

/// Whether it is a first name however it is written: nothing else is spelled so.
pub(super) fn is_only_first(word: &str) -> bool {
    word.len() > 4 && FIRST.contains(word) && !WORDS_TOO.contains(word)
}

pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(word)
}

pub(super) fn is_place(word: &str) -> bool {
    PLACES.contains(word)
}

pub(super) fn is_surname(word: &str) -> bool {
    SURNAMES.contains(word)
}

pub(super) fn is_after_places(word: &str) -> bool {
    AFTER_PLACES.contains(word)
}

pub(super) fn is_before_places(word: &str) -> bool {
    BEFORE_PLACES.contains(word)
}

pub(super) fn is_pointer(word: &str) -> bool {
    POINTERS.contains(word)
}

pub(super) fn is_connector(word: &str) -> bool {
    CONNECTORS.contains(word)
}

/// Whether a word that stands alone as an owner is a trade, a body or a task by its form.
pub(super) fn is_body(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let endings = ["ing", "ers", "ors", "ants", "ists", "ics", "ance", "ity", "ies", "ees"];
    is_ordinary(word)
        || is_ordinary(singular)
        || endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether it is a word of the language, of the office or of a map.
pub(super) fn is_ordinary(word: &str) -> bool {
    ORDINARY.contains(word)
        || is_place(word)
        || ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

pub(super) fn is_known_pair(first: &str, second: &str) -> bool {
    KNOWN_PAIRS.iter().any(|pair| pair.split_once(' ') == Some((first, second)))
}
