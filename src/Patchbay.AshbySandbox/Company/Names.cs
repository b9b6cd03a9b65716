namespace Patchbay.AshbySandbox.Company;

internal static class Names
{
    // Reserved for drama and examples: Ofcom (020 7946 0xxx, 07700 900xxx), NANPA (555-01xx), Bundesnetzagentur
    // ((0)30 23125 xxx), Arcep (01 99 00 xx xx), PTS (08-465 004 xx).
    private const string London = "+44 20 7946 0###";
    private const string Mobile = "+44 7700 900###";
    private const string Boston = "+1 617 555 01##";
    private const string Berlin = "+49 30 23125 ###";
    private const string Paris = "+33 1 99 00 ## ##";
    private const string Stockholm = "+46 8 465 004 ##";

    public static readonly Region[] Regions =
    [
        new(
            Parse("Anneliese Jürgen/juergen Matthias Frauke Sören/soeren Heike Lothar"),
            Parse(
                "Brückner/brueckner Weißhaupt/weisshaupt Oellers Kröger/kroeger Ahlbrecht Steinbach Vößing/voessing"
            ),
            [
                new("München", "Bayern", "Germany", "Europe/Berlin"),
                new("Jena", "Thüringen", "Germany", "Europe/Berlin"),
            ],
            Berlin
        ),
        new(
            Parse("Éloïse/eloise Gaël/gael Océane/oceane Thibault Noémie/noemie Rémi/remi"),
            Parse(
                "Delacroix-Roux Lefèvre/lefevre Garçonnet/garconnet Bérenger/berenger Marchais Dufresnoy"
            ),
            [
                new("Grenoble", "Auvergne-Rhône-Alpes", "France", "Europe/Paris"),
                new("Lyon", "Auvergne-Rhône-Alpes", "France", "Europe/Paris"),
            ],
            Paris
        ),
        new(
            Parse(
                "Łukasz/lukasz Małgorzata/malgorzata Paweł/pawel Zuzanna Grażyna/grazyna Bartłomiej/bartlomiej"
            ),
            Parse(
                "Wójtowicz/wojtowicz Śliwa/sliwa Kędziora/kedziora Żurek/zurek Brzoza Gołąb/golab"
            ),
            [
                new("Kraków", "Małopolskie", "Poland", "Europe/Warsaw"),
                new("Łódź", "Łódzkie", "Poland", "Europe/Warsaw"),
            ],
            Mobile
        ),
        new(
            Parse("Chidinma Oluwaseun Ngozi Emeka Adaeze Babatúndé/babatunde Yétúndé/yetunde"),
            Parse("Okorie Adébáyò/adebayo Nwachukwu Ogunleye Ìbíkúnlé/ibikunle Umeadi Balogun"),
            [
                new("Lagos", "Lagos", "Nigeria", "Africa/Lagos"),
                new("Abuja", "FCT", "Nigeria", "Africa/Lagos"),
            ],
            London
        ),
        new(
            Parse("Aniruddha Lakshmi Vikram Meenakshi Prateek Sunitha Harpreet"),
            Parse("Raghunathan Deshpande Chattopadhyay Venkataraman Kulkarni Sidhu Bhattacharjee"),
            [
                new("Bengaluru", "Karnataka", "India", "Asia/Kolkata"),
                new("Pune", "Maharashtra", "India", "Asia/Kolkata"),
            ],
            Mobile
        ),
        new(
            Parse("Xiaoming Yuhan Jianguo Meiling Zhihao Ruoxi"),
            Parse("Ouyang Zhuge Shen Qiu Fang Xue Tao"),
            [
                new("Shenzhen", "Guangdong", "China", "Asia/Shanghai"),
                new("Hangzhou", "Zhejiang", "China", "Asia/Shanghai"),
            ],
            Boston
        ),
        new(
            Parse("晓明/xiaoming 雨涵/yuhan 建国/jianguo 美玲/meiling 志豪/zhihao 若曦/ruoxi"),
            Parse("欧阳/ouyang 诸葛/zhuge 沈/shen 邱/qiu 方/fang 薛/xue 陶/tao"),
            [
                new("成都", "四川", "中国", "Asia/Shanghai"),
                new("台北", null, "台灣", "Asia/Taipei"),
            ],
            Boston,
            FamilyFirst: true
        ),
        new(
            Parse("Fāṭima/fatima Yūsuf/yusuf Khadija Ṭāriq/tariq Salma Idrīs/idris"),
            Parse(
                "al-Ḥaddād/alhaddad Benkirane Zaytūnī/zaytuni Qabbani-Nasr Bou-Saab al-Masrī/almasri"
            ),
            [
                new("Amman", null, "Jordan", "Asia/Amman"),
                new("Casablanca", null, "Morocco", "Africa/Casablanca"),
            ],
            London
        ),
        new(
            Parse("ليلى/layla سامر/samer نور/nour طارق/tariq"),
            Parse("الحداد/alhaddad زيتوني/zaytouni النجار/alnajjar بركات/barakat"),
            [
                new("عمّان", null, "الأردن", "Asia/Amman"),
                new("القاهرة", null, "مصر", "Africa/Cairo"),
            ],
            London
        ),
        new(
            Parse(
                "João/joao Conceição/conceicao Thaís/thais Márcio/marcio Letícia/leticia Caetano"
            ),
            Parse(
                "Assunção/assuncao Figueirêdo/figueiredo Sampaio Magalhães/magalhaes Araújo/araujo Vasconcelos"
            ),
            [
                new("Recife", "Pernambuco", "Brazil", "America/Recife"),
                new("Belo Horizonte", "Minas Gerais", "Brazil", "America/Sao_Paulo"),
            ],
            Boston
        ),
        new(
            Parse("Åsa/asa Björn/bjorn Märta/marta Torbjörn/torbjorn Linnéa/linnea Örjan/orjan"),
            Parse(
                "Sjögren/sjogren Åkerlund/akerlund Hägglöf/hagglof Nyström/nystrom Ljungqvist Bergå/berga"
            ),
            [
                new("Göteborg", "Västra Götaland", "Sweden", "Europe/Stockholm"),
                new("Umeå", "Västerbotten", "Sweden", "Europe/Stockholm"),
            ],
            Stockholm
        ),
        new(
            Parse(
                "Thị+Hồng/thihong Văn+Đức/vanduc Quỳnh/quynh Hữu+Phước/huuphuoc Ánh/anh Minh+Tuệ/minhtue"
            ),
            Parse("Nguyễn/nguyen Trần/tran Phạm/pham Đặng/dang Võ/vo Bùi/bui"),
            [
                new("Hà Nội", null, "Vietnam", "Asia/Ho_Chi_Minh"),
                new("Đà Nẵng", null, "Vietnam", "Asia/Ho_Chi_Minh"),
            ],
            Mobile,
            FamilyFirst: true
        ),
        new(
            Parse(
                "Çağla/cagla İbrahim/ibrahim Gülşen/gulsen Oğuzhan/oguzhan Şebnem/sebnem Yiğit/yigit"
            ),
            Parse(
                "Yıldırımoğlu/yildirimoglu Kılıç/kilic Öztürkmen/ozturkmen Çelikkol/celikkol Şahinbaş/sahinbas Ergün/ergun"
            ),
            [
                new("İzmir", null, "Türkiye", "Europe/Istanbul"),
                new("Ankara", null, "Türkiye", "Europe/Istanbul"),
            ],
            London
        ),
        new(
            Parse("Síofra/siofra Pádraig/padraig Róisín/roisin Oisín/oisin Caoimhe Diarmuid"),
            Parse("O’Halloran/ohalloran Breathnach Geraghty Céitinn/ceitinn Mulryan"),
            [
                new("Dublin", "Leinster", "Ireland", "Europe/Dublin"),
                new("Gaillimh", "Connacht", "Ireland", "Europe/Dublin"),
            ],
            London
        ),
        new(
            Parse("Marisol Beckett Shanice Everett Xóchitl/xochitl Delaney"),
            Parse("Whitcombe Castañeda/castaneda Begaye Thornbury Kealoha Pemberwick"),
            [
                new("Boston", "Massachusetts", "United States", "America/New_York"),
                new("Rochester", "New York", "United States", "America/New_York"),
                new("Tucson", "Arizona", "United States", "America/Phoenix"),
            ],
            Boston
        ),
        new(
            Parse("Ελένη/eleni Νίκος/nikos Δήμητρα/dimitra Στέλιος/stelios"),
            Parse("Παπαγεωργίου/papageorgiou Οικονόμου/oikonomou Αναστασίου/anastasiou"),
            [new("Θεσσαλονίκη", null, "Ελλάδα", "Europe/Athens")],
            London
        ),
        new(
            Parse("さくら/sakura 健太/kenta 美咲/misaki 大輔/daisuke"),
            Parse("星野/hoshino 長谷部/hasebe 三枝/saegusa 宇佐美/usami"),
            [new("大阪", null, "日本", "Asia/Tokyo")],
            Boston,
            FamilyFirst: true
        ),
    ];

    public static readonly string[] Companies =
    [
        "Quillfeather Software",
        "Halvdan & Lys Optik AB",
        "Brightmoor Robotics",
        "Tallgrass Metering",
        "Óptica Serra Azul Ltda",
        "Kestrel Bay Systems",
        "Feinwerk Altenbruck GmbH",
        "Ateliers du Val-Perché",
        "Banyan Loop Technologies",
        "Zakłady Pryzmat S.A.",
        "Palewater Analytics",
        "Sunbird Sensors Ltd",
        "Three Lanterns Logistics",
        "Anatolia Lens Works",
    ];

    public static readonly string[] Schools =
    [
        "Universität Altenbruck",
        "Norrby tekniska högskola",
        "Kestrel Bay University",
        "École d’ingénieurs du Val-Perché",
        "Politechnika Nadrzeczna",
        "Instituto Politécnico Serra Azul",
        "Lakeshore Institute of Measurement",
        "Banyan Hills College of Engineering",
        "University of Three Lanterns",
        "Đại học Bách khoa Sông Trăng",
    ];

    public static readonly string[] Positions =
    [
        "Firmware Engineer",
        "Optical Designer",
        "Software Engineer",
        "Senior Software Engineer",
        "Test Engineer",
        "Product Manager",
        "Production Technician",
        "Buyer",
        "Account Executive",
        "Customer Success Manager",
        "Data Analyst",
        "Mechanical Engineer",
        "Metrologist",
    ];

    /// <summary>Names parted by spaces; a slash gives the plain letters, a plus a space inside the name.</summary>
    private static Name[] Parse(string names) =>
        [
            .. names
                .Split(' ')
                .Select(name => name.Split('/'))
                .Select(parts => new Name(
                    parts[0].Replace('+', ' '),
                    parts.Length > 1 ? parts[1] : parts[0].Replace("-", "").ToLowerInvariant()
                )),
        ];
}
