namespace Patchbay.AshbySandbox.Company;

/// <summary>Where people come from, and what they are called and where they studied there.</summary>
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
            Parse(
                "Anneliese Jürgen/juergen Matthias Frauke Sören/soeren Heike Lothar Kathrin Dominik Ulrike Tobias Friederike"
                    + " Holger Antje Käthe/kaethe Benedikt Wiebke Florian"
            ),
            Parse(
                "Brückner/brueckner Weißhaupt/weisshaupt Oellers Kröger/kroeger Ahlbrecht Steinbach Vößing/voessing Hartung"
                    + " Lindemann Zöllner/zoellner Petersen Rademacher Engelhardt Büttner/buettner Thielemann Osterkamp"
            ),
            [
                new("München", "Bayern", "Germany", "Europe/Berlin"),
                new("Jena", "Thüringen", "Germany", "Europe/Berlin"),
            ],
            Berlin,
            ["Universität Altenbruck", "Hochschule für Feinwerktechnik Lindenau"]
        ),
        new(
            Parse(
                "Éloïse/eloise Gaël/gael Océane/oceane Thibault Noémie/noemie Rémi/remi Clémence/clemence Bastien Margaux"
                    + " Loïc/loic Solène/solene Antonin Camille Aurélien/aurelien Inès/ines Quentin Héloïse/heloise"
            ),
            Parse(
                "Delacroix-Roux Lefèvre/lefevre Garçonnet/garconnet Bérenger/berenger Marchais Dufresnoy Vasseur Poirier"
                    + " Chevallier Lacombe Guérin/guerin Fontanel Maréchal/marechal Rousselot Besançon/besancon Tissier"
            ),
            [
                new("Grenoble", "Auvergne-Rhône-Alpes", "France", "Europe/Paris"),
                new("Lyon", "Auvergne-Rhône-Alpes", "France", "Europe/Paris"),
            ],
            Paris,
            ["École d’ingénieurs du Val-Perché", "Université de la Haute-Combe"]
        ),
        new(
            Parse(
                "Łukasz/lukasz Małgorzata/malgorzata Paweł/pawel Zuzanna Grażyna/grazyna Bartłomiej/bartlomiej Agnieszka"
                    + " Krzysztof Katarzyna Wojciech Joanna Michał/michal Magdalena Grzegorz Ewelina Stanisław/stanislaw"
            ),
            Parse(
                "Wójtowicz/wojtowicz Śliwa/sliwa Kędziora/kedziora Żurek/zurek Brzoza Gołąb/golab Mazur Pietrzak Wrona"
                    + " Sikora Kaczmarek Bąk/bak Olszak Zając/zajac Stępień/stepien Walczak"
            ),
            [
                new("Kraków", "Małopolskie", "Poland", "Europe/Warsaw"),
                new("Łódź", "Łódzkie", "Poland", "Europe/Warsaw"),
            ],
            Mobile,
            ["Politechnika Nadrzeczna", "Uniwersytet Trzech Mostów"]
        ),
        new(
            Parse(
                "Chidinma Oluwaseun Ngozi Emeka Adaeze Babatúndé/babatunde Yétúndé/yetunde Obinna Temitope Ifeoma Kelechi"
                    + " Funmilayo Chukwuma Damilola Uzoma Folake"
            ),
            Parse(
                "Okorie Adébáyò/adebayo Nwachukwu Ogunleye Ìbíkúnlé/ibikunle Umeadi Balogun Okafor Adeyemi Eze Oyelaran"
                    + " Nnamdi Afolabi Ekwueme Olatunji"
            ),
            [
                new("Lagos", "Lagos", "Nigeria", "Africa/Lagos"),
                new("Abuja", "FCT", "Nigeria", "Africa/Lagos"),
            ],
            London,
            ["Lagoon City University", "Federal Institute of Measurement, Abuja"]
        ),
        new(
            Parse(
                "Aniruddha Lakshmi Vikram Meenakshi Prateek Sunitha Harpreet Ishaan Kavitha Rohit Shalini Arvind Nandini"
                    + " Gurpreet Deepak Ananya Suresh Pooja"
            ),
            Parse(
                "Raghunathan Deshpande Chattopadhyay Venkataraman Kulkarni Sidhu Bhattacharjee Iyengar Joshi Mukherjee"
                    + " Pillai Chauhan Reddy Banerjee Gokhale Sethi"
            ),
            [
                new("Bengaluru", "Karnataka", "India", "Asia/Kolkata"),
                new("Pune", "Maharashtra", "India", "Asia/Kolkata"),
            ],
            Mobile,
            ["Banyan Hills College of Engineering", "Sahyadri Institute of Technology"]
        ),
        new(
            Parse(
                "Xiaoming Yuhan Jianguo Meiling Zhihao Ruoxi Haoran Lihua Wenjing Zixuan Yichen Xinyi Junjie Shuang"
            ),
            Parse("Ouyang Zhuge Shen Qiu Fang Xue Tao Liang Guo Peng Deng Cai Luo Song Feng"),
            [
                new("Shenzhen", "Guangdong", "China", "Asia/Shanghai"),
                new("Hangzhou", "Zhejiang", "China", "Asia/Shanghai"),
            ],
            Boston,
            ["Pearl Bay University of Technology", "West Lake Institute of Optics"]
        ),
        new(
            Parse(
                "晓明/xiaoming 雨涵/yuhan 建国/jianguo 美玲/meiling 志豪/zhihao 若曦/ruoxi 浩然/haoran 丽华/lihua 文静/wenjing"
                    + " 子轩/zixuan 一辰/yichen 欣怡/xinyi"
            ),
            Parse(
                "欧阳/ouyang 诸葛/zhuge 沈/shen 邱/qiu 方/fang 薛/xue 陶/tao 梁/liang 郭/guo 彭/peng 邓/deng 蔡/cai 罗/luo"
            ),
            [
                new("成都", "四川", "中国", "Asia/Shanghai"),
                new("台北", null, "台灣", "Asia/Taipei"),
            ],
            Boston,
            ["Jinjiang University", "Jade Mountain Institute of Technology"],
            FamilyFirst: true
        ),
        new(
            Parse(
                "Fāṭima/fatima Yūsuf/yusuf Khadija Ṭāriq/tariq Salma Idrīs/idris Amīna/amina Karīm/karim Nawāl/nawal Hishām/hisham"
                    + " Zaynab Ilyās/ilyas Rania Mehdi"
            ),
            Parse(
                "al-Ḥaddād/alhaddad Benkirane Zaytūnī/zaytuni Qabbani-Nasr Bou-Saab al-Masrī/almasri Tazi Chraibi Haddadin"
                    + " Bensouda Obeidat Lahlou Khoury"
            ),
            [
                new("Amman", null, "Jordan", "Asia/Amman"),
                new("Casablanca", null, "Morocco", "Africa/Casablanca"),
            ],
            London,
            ["Atlas University of Technology", "Seven Hills University, Amman"]
        ),
        new(
            Parse(
                "ليلى/layla سامر/samer نور/nour طارق/tariq سلمى/salma كريم/karim رانيا/rania هشام/hisham"
            ),
            Parse(
                "الحداد/alhaddad زيتوني/zaytouni النجار/alnajjar بركات/barakat الخطيب/alkhatib منصور/mansour قباني/qabbani"
            ),
            [
                new("عمّان", null, "الأردن", "Asia/Amman"),
                new("القاهرة", null, "مصر", "Africa/Cairo"),
            ],
            London,
            ["Nile Delta Institute of Engineering", "Seven Hills University, Amman"]
        ),
        new(
            Parse(
                "João/joao Conceição/conceicao Thaís/thais Márcio/marcio Letícia/leticia Caetano Beatriz Antônio/antonio"
                    + " Luíza/luiza Rafael Débora/debora Murilo Fernanda Otávio/otavio Renata"
            ),
            Parse(
                "Assunção/assuncao Figueirêdo/figueiredo Sampaio Magalhães/magalhaes Araújo/araujo Vasconcelos Cavalcanti"
                    + " Brandão/brandao Teixeira Nóbrega/nobrega Queiroz Falcão/falcao Moura Peixoto"
            ),
            [
                new("Recife", "Pernambuco", "Brazil", "America/Recife"),
                new("Belo Horizonte", "Minas Gerais", "Brazil", "America/Sao_Paulo"),
            ],
            Boston,
            ["Instituto Politécnico Serra Azul", "Universidade do Farol"]
        ),
        new(
            Parse(
                "Åsa/asa Björn/bjorn Märta/marta Torbjörn/torbjorn Linnéa/linnea Örjan/orjan Ingrid Håkan/hakan Elsa Viktor"
                    + " Malin Göran/goran Saga Mattias Annika Ludvig"
            ),
            Parse(
                "Sjögren/sjogren Åkerlund/akerlund Hägglöf/hagglof Nyström/nystrom Ljungqvist Bergå/berga Wallin Lindqvist"
                    + " Ekström/ekstrom Hedberg Norén/noren Forslund Öberg/oberg Sandell"
            ),
            [
                new("Göteborg", "Västra Götaland", "Sweden", "Europe/Stockholm"),
                new("Umeå", "Västerbotten", "Sweden", "Europe/Stockholm"),
            ],
            Stockholm,
            ["Norrby tekniska högskola", "Älvstadens universitet"]
        ),
        new(
            Parse(
                "Thị+Hồng/thihong Văn+Đức/vanduc Quỳnh/quynh Hữu+Phước/huuphuoc Ánh/anh Minh+Tuệ/minhtue Thu+Hà/thuha"
                    + " Quang+Huy/quanghuy Ngọc+Lan/ngoclan Tuấn/tuan Phương+Thảo/phuongthao Đình+Khôi/dinhkhoi"
            ),
            Parse(
                "Nguyễn/nguyen Trần/tran Phạm/pham Đặng/dang Võ/vo Bùi/bui Lê/le Hoàng/hoang Đỗ/do Dương/duong Phan"
            ),
            [
                new("Hà Nội", null, "Vietnam", "Asia/Ho_Chi_Minh"),
                new("Đà Nẵng", null, "Vietnam", "Asia/Ho_Chi_Minh"),
            ],
            Mobile,
            ["Đại học Bách khoa Sông Trăng", "Đại học Ánh Sáng"],
            FamilyFirst: true
        ),
        new(
            Parse(
                "Çağla/cagla İbrahim/ibrahim Gülşen/gulsen Oğuzhan/oguzhan Şebnem/sebnem Yiğit/yigit Elif Emre Zeynep Barış/baris"
                    + " Nazlı/nazli Tolga Defne Kaan"
            ),
            Parse(
                "Yıldırımoğlu/yildirimoglu Kılıç/kilic Öztürkmen/ozturkmen Çelikkol/celikkol Şahinbaş/sahinbas Ergün/ergun"
                    + " Demirtaş/demirtas Aksoy Karahan Toprak Güneş/gunes Erdoğmuş/erdogmus Uysal"
            ),
            [
                new("İzmir", null, "Türkiye", "Europe/Istanbul"),
                new("Ankara", null, "Türkiye", "Europe/Istanbul"),
            ],
            London,
            ["Ege Işık Üniversitesi", "Anatolia Technical University"]
        ),
        new(
            Parse(
                "Síofra/siofra Pádraig/padraig Róisín/roisin Oisín/oisin Caoimhe Diarmuid Aoife Eoin Niamh Cathal Sorcha Fionn"
                    + " Gráinne/grainne Donnacha"
            ),
            Parse(
                "O’Halloran/ohalloran Breathnach Geraghty Céitinn/ceitinn Mulryan McGrath Kinsella O’Sheehan/osheehan Devane"
                    + " Mac+Craith/maccraith Lanigan Tierney"
            ),
            [
                new("Dublin", "Leinster", "Ireland", "Europe/Dublin"),
                new("Gaillimh", "Connacht", "Ireland", "Europe/Dublin"),
            ],
            London,
            ["Lantern Quay College Dublin", "Ollscoil an Chósta Thiar"]
        ),
        new(
            Parse(
                "Marisol Beckett Shanice Everett Xóchitl/xochitl Delaney Tyrell Rosalind Malik Savannah Diego Priscilla Wyatt"
                    + " Imani Harlan Leilani Desmond Abigail"
            ),
            Parse(
                "Whitcombe Castañeda/castaneda Begaye Thornbury Kealoha Pemberwick Washington Delgado Holloway Abernathy"
                    + " Okuda Rutherford Trujillo Bellamy Hargrove Yazzie"
            ),
            [
                new("Boston", "Massachusetts", "United States", "America/New_York"),
                new("Rochester", "New York", "United States", "America/New_York"),
                new("Tucson", "Arizona", "United States", "America/Phoenix"),
            ],
            Boston,
            [
                "Kestrel Bay University",
                "Lakeshore Institute of Measurement",
                "University of Three Lanterns",
            ]
        ),
        new(
            Parse(
                "Ελένη/eleni Νίκος/nikos Δήμητρα/dimitra Στέλιος/stelios Κατερίνα/katerina Γιώργος/giorgos Ιωάννα/ioanna Μανώλης/manolis"
            ),
            Parse(
                "Παπαγεωργίου/papageorgiou Οικονόμου/oikonomou Αναστασίου/anastasiou Βασιλείου/vasileiou Κωνσταντίνου/konstantinou"
                    + " Δημητρίου/dimitriou Νικολάου/nikolaou"
            ),
            [new("Θεσσαλονίκη", null, "Ελλάδα", "Europe/Athens")],
            London,
            ["Thermaic Gulf Polytechnic"]
        ),
        new(
            Parse(
                "さくら/sakura 健太/kenta 美咲/misaki 大輔/daisuke 陽菜/hina 翔太/shota 結衣/yui 直樹/naoki 千尋/chihiro 和也/kazuya"
            ),
            Parse(
                "星野/hoshino 長谷部/hasebe 三枝/saegusa 宇佐美/usami 小野寺/onodera 桐生/kiryu 白石/shiraishi 森下/morishita"
            ),
            [new("大阪", null, "日本", "Asia/Tokyo")],
            Boston,
            ["Naniwa University of Science"],
            FamilyFirst: true
        ),
    ];

    /// <summary>Names parted by spaces; a slash gives the plain letters, a plus a space inside the name.</summary>
    private static Name[] Parse(string names) =>
        [
            .. names
                .Split(' ')
                .Select(name => name.Split('/'))
                .Select(parts => new Name(
                    parts[0].Replace('+', ' '),
                    parts.Length > 1
                        ? parts[1]
                        : parts[0].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()
                )),
        ];
}
