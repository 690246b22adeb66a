/** Pretend customers of the pretend company. Names and numbers are made up; nothing is ever sent outside the sandbox. */
export const PEOPLE: readonly [first: string, last: string, phone: string, city: string][] = [
  ["Josefa", "Andrade", "+5581984110937", "Recife"],
  ["Rogério", "Brandão", "+5519982306651", "Campinas"],
  ["Raimunda Nonata", "Ferreira", "+5592991842207", "Manaus"],
  ["Marcos Vinícius", "Teixeira", "+5511981234410", "São Paulo"],
  ["Ana Beatriz", "Lourenço", "+5521987650128", "Rio de Janeiro"],
  ["José Roberto", "do Nascimento", "+5581988773015", "Olinda"],
  ["Patrícia", "Kobayashi", "+5511976540021", "São Paulo"],
  ["Luiz Fernando", "Azevedo", "+5531986120345", "Belo Horizonte"],
  ["Cícera Maria", "dos Santos", "+5585987110290", "Fortaleza"],
  ["Thiago", "Prado", "+5541998710023", "Curitiba"],
  ["Larissa", "Queiroz", "+5519996400182", "Campinas"],
  ["Denise", "Cardoso", "+5551984420077", "Porto Alegre"],
  ["Paulo Sérgio", "Matos", "+5571988340055", "Salvador"],
  ["Márcia", "Duarte", "+5568992110046", "Rio Branco"],
  ["Everton", "Lima", "+5565996510034", "Cuiabá"],
  ["Sandra", "Figueiredo", "+5527997310088", "Vitória"],
  ["Otávio", "Sampaio", "+5548991260067", "Florianópolis"],
  ["Helena", "Barros", "+5561993840019", "Brasília"],
  ["Gustavo", "Peixoto", "+5562994570031", "Goiânia"],
  ["Ivone", "Siqueira", "+5598981230042", "São Luís"],
  ["Renato", "Cavalcanti", "+5582993410058", "Maceió"],
  ["Bruna", "Tavares", "+5584994120063", "Natal"],
  ["Douglas", "Moreira", "+5547997730074", "Joinville"],
  ["", "", "+5511944102231", "São Paulo"],
];

/** Magic numbers worth trying: each does one thing, always. */
export const MAGIC: readonly [name: string, phone: string][] = [
  ["Sempre lê", "+5511900000100"],
  ["Responde SAIR", "+5511900000001"],
  ["Faz uma pergunta", "+5511900000002"],
  ["Não tem WhatsApp", "+5511900000026"],
  ["Meta poupa a pessoa", "+5511900000049"],
  ["Resposta perdida", "+5511900000408"],
];
