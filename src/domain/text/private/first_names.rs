//! First names common in Britain, of families from all over the world, that are no other word.

/// In small letters and without marks. Names that are words too stand in `words.rs`.
pub(super) const FIRST_NAMES: &str = "
    aaliyah aaron abbie abdi abdirahman abdul abdullah abdulrahman abebe abena abhishek abida abigail abiola abu
    adaeze adam adaora ade adebayo adele adewale aditya adrian adwoa afua agatha agnes agnieszka ahmad ahmed
    aidan aileen ailsa aisha ajay akash akin akosua akua alan alastair aled alejandra aleksandra alessandro alex
    alexander alexandru alfie ali alice alicja alison alistair alma alok alya ama amadou amaka aman amanda amar
    amara amelia amina aminata amir amit amy ana anand ananya andre andrea andrei andrew andrzej andy aneta
    aneurin angela angus ania anika anil anita anjali anjum anna anne annie anthony antoine antonio anwar anwen
    aoife archie arif arjun arnold arthur arun aryan asha ashleigh ashok asif asim asma audrey ava ayesha ayo
    ayodele azra babajide babatunde balbir baljit barbara bartek bartosz bashir bassam baz beata becky belinda
    ben benjamin bernard beth bethan beverley bhavesh bianca bilal billy bina bisi bogdan bola bolanle bradley
    brandon brenda brendan brian bridget bronwen brooke bruce bryn bukky bukola caleb callum cameron caoimhe carl
    carla carlos carly caroline carys cassie cathal catherine cathy catrin catriona caz cecil cedric ceri cerys
    chandra charles charlie cheryl chiamaka chiara chidi chika chinedu chinwe chioma chloe chris christine
    christopher ciara claire clarence claudia clement clifford clive clyde colin connor conor corey cormac
    courtney craig cristina cynthia cyril dafydd daljit damilola daniel danielle danny danuta daphne dapo darcy
    darren dave david daz debbie deborah debra declan deepa deepak dele delroy delyth demi denis denise dennis
    derek dermot desmond dexter diana diane diego dilip dilys dinesh divya dmitri dmytro dominic donald donna
    doreen doris dorota dorothy douglas duncan dwayne dylan eamon ebele ebony eddie edgar edith edmund edna
    edward edwin edyta efosa efua eileen eilidh elaine eleanor elena elijah elisa eliza elizabeth ella ellen
    ellie elliot elliott ellis elsa elsie elspeth eluned emeka emilia emily emma emmanuel enid enrique eoin eric
    erin ernest errol esme esther ethan ethel euan eugene eva evelyn everton ewa ewan ewelina ezra fabio fadi
    fadumo faisal faiza farah farhan farid farooq farzana fatima fatou fatoumata federico femi feng fergus
    fernando ffion filip finlay finn fiona fionn flora florin folake folasade fozia francesca francesco fraser
    fred freda freddie frederick freya funmi gail gareth gary gavin gaz gbenga geeta gemma geoff geoffrey george
    geraint gerald geraldine gethin ghada gilbert gillian giovanni gita giulia gladys glenys gloria glyn gopal
    gordon gosia graham grainne greg gregory greta grzegorz gurdeep gurmeet gurpreet gwen gwilym gwyn gwyneth
    hadi haleema halima halina hamish hamza hanna hannah hans hardeep harish harley harold haroon harpreet
    harriet harry harvey hasan hassan hattie haydn hayley hazel hector heidi heinz helen henry herbert hiba
    hilary hilda hina hodan horace howard huda hugh hugo hui hussain hussein huw ian ibrahim ida idowu idris
    ieuan ife ifeanyi ifeoma ikenna ikram imogen imran imtiaz ines ingrid ioan ioana iona iqbal irena irene irfan
    irma isaac isabel isabella isatu ishaan isla ismail ivan ivor iwan iwona jacek jackie jacob jacqueline jaden
    jadwiga jagdeep jake jakub jamal james jamie jamila jan jane janet janice janusz jasbir jasmin jason jaspreet
    jaswinder javed jayden jayesh jayne jean jeff jeffrey jemima jennifer jenny jeremy jermaine jerome jerry
    jerzy jess jessica jide jie jill jing joan joanna joanne jodie joe joel john johnny jojo jolanta jonathan
    jonny jorg jose joseph josephine joshua josie joyce juan judith julia julian julie jun jurgen justin justyna
    jyoti kabir kacey kalpana kamal kamila kamran karen karim karl karolina kasia katarzyna kate kath katherine
    kathleen katie katy kavita kayla kayleigh kayode kehinde keira keith kelly kemi kenneth kenny kerry kev kevin
    khadija khadijah khaled khalid kian kieran kiran kirsty kitty klaus kofi kojo konrad krishna krystyna
    krzysztof kuldeep kumar kunle kwabena kwaku kwame kwesi kyle kyra lacey lachlan lakshmi lamin lanre lara lata
    laura lauren layla leah leanne lee lei leila leo leon leonard leonora leroy lesley leslie lewis lexi leyla
    liam lidia lilian lina linda lindsay ling lionel lisa liz llewelyn llinos lloyd logan lola lorenzo lorna
    lorraine lottie louis louise lowri lubna luca lucas lucy luis lukasz luke lydia lynda lynn lynne mabel maciej
    mackenzie madhu madison maeve magda magdalena maha mahesh mahmoud mair mairi maisie majid malachy malcolm
    malgorzata malik mamadou mandeep mandy manish manjit manoj manpreet manuel manuela marc marcia marcin marco
    marcus marek margaret maria mariam mariana marie mario marion marisol mariusz marjorie marlon marta martha
    martin marva marwa mary maryam mason mateo mateusz matt matteo matthew maud maureen maurice mavis maya meena
    meera megan mehmet mei meirion mel melanie melissa menna mercedes merlene mia michael michal michelle mick
    miguel mihaela mihai mike mildred millie milo ming minnie mirek miriam modou mohamed mohammad mohammed mohan
    mohsin moira molly monika monty morag morgan morris muhammad mukesh mumtaz murdo muriel musa mustafa mustapha
    myra myrtle nabil nadeem nadia nadine nana naomi narinder nasir nasra nasreen nat natalia natalie natasha
    nathan nathaniel navdeep naveed nazia nazir ned neelam neha neil nellie nerys neville ngozi nia niall niamh
    nicola nicolas nicole nige nigel nikhil nikita nikki nisha nkechi nnamdi nneka noah noel nora noreen norma
    norman nour nuala obinna oisin oksana olamide oleksandr olena olga oliver olivia olu oluwaseun olwen omar
    orla orville oscar osman oswald owain owen pablo padraig paige pamela paolo parminder parveen parvez patricia
    patrick patryk paul paula pauline paulo pavel pawel pedro penelope percy perminder peter phil philip philippa
    phoebe phyllis piotr pippa polly pooja pradeep prakash priti priya przemek qing quentin rachael rachel radek
    rafael rafal rafiq rahim rahul raj rajesh rajinder rajiv rakesh ralph ramesh rania ranjit rasha rashid
    rashida ravi raymond raz rebecca reece reem reena reginald rehana rekha reuben rhian rhiannon rhodri rhona
    rhys ricardo richard riley rima rita rizwan robert roberto robyn rodney roger rohan rohit roisin roland
    ronald ronnie rory rosa rosemary roshan rosie rotimi rowena roxanne roy rudolph rufus rui rukhsana ruksana
    rupa rupert rupinder russell ruth ryan saad sabina sachin sade sadia sadie safiya sahra saira sajid saleem
    salim sally salma samantha sami samina samir samira samuel sana sandeep sandra sangeeta sanjay sanjeev
    saoirse sara sarah satnam scott seamus sean sebastian segun sekou selina sergei sergio seyi shabana shabbir
    shabnam shaheen shahid shamim shanice shannon sharon shaun shazia sheena sheila shilpa shirley shola shona
    shreya sian sidney silvia simon simone simran sinead siobhan sioned sipho skye sobia sofia sohail solomon
    sonia sophia sophie stacey stanislaw stefan stefano stella steph stephanie stephen steve steven stewart
    stuart sukhdeep sukhwinder suleiman sunil sunita suresh surinder surjit susan sushila suzanne suzie svitlana
    sybil sylvester sylvia sylwia tabitha tadeusz tahir tahira taiwo tamsin tanisha tanvir tanya tara tarek tariq
    tasneem tegan temi temitope tendai terence teresa terry tetiana thabo thelma theo theresa thomas tiago tilly
    tim timothy tina tinashe tobi tobias toby tolu tom tomasz tomos toni tony tracey tracy trevor trish tunde
    tunji tyler tyrell tyrone uche uchenna uma umar ursula urszula usha usman uzma valentina valerie vanessa
    varun vasile velma vera vernon veronica victor vijay vikram vince vincent vinod vishal viv vlad walid walter
    wanjiru waqas waseem wasim wayne wei wen wendy wes wiktoria wilf wilfred william wilma winnie winston
    wojciech xavier xia xiao xin yahya yan yasir yasmin yasmine yaw yaz yemi yetunde yewande ying yousef youssef
    yulia yusuf yvonne zac zachary zahid zahra zaid zainab zak zara zbigniew zeeshan zeinab zeynep zoe zofia zola
    zubair zuzanna
";
