// Draws the invoice and attaches the XML; what Factur-X says in the XMP is ours to add, as the library knows none of it.
import PDFDocument from 'pdfkit';

export async function prepare(given) {
  return (number) =>
    new Promise((done, fail) => {
      const pdf = new PDFDocument({
        size: 'A4',
        margin: 45,
        subset: 'PDF/A-3b',
        pdfVersion: '1.7',
        tagged: true,
        lang: 'fr',
        displayTitle: true,
        info: { Title: `Facture ${number}`, Author: given.seller.name },
        font: given.fonts.regular,
      });
      const parts = [];
      pdf.on('data', (part) => parts.push(part));
      pdf.on('end', () => done(Buffer.concat(parts)));
      pdf.on('error', fail);
      draw(pdf, given, number);
      pdf.appendXML(
        '<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">' +
          '<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>' +
          '<fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>' +
          extension,
      );
      pdf.file(Buffer.from(given.xml.replaceAll(given.number, number)), {
        name: 'factur-x.xml',
        type: 'text/xml',
        relationship: 'Alternative',
        modifiedDate: new Date(given.issuedOn),
      });
      pdf.end();
    });
}

const property = (name) =>
  '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>external</pdfaProperty:category>' +
  `<pdfaProperty:description>${name}</pdfaProperty:description><pdfaProperty:name>${name}</pdfaProperty:name>` +
  '<pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>';
const extension =
  '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ' +
  'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">' +
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>' +
  ['DocumentFileName', 'DocumentType', 'Version', 'ConformanceLevel'].map(property).join('') +
  '</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>';

function draw(pdf, given, number) {
  const { regular, strong } = given.fonts;
  const row = (y, cells, font = regular) => {
    pdf.font(font);
    const at = [45, 300, 370, 440, 480];
    const width = [250, 65, 65, 35, 70];
    cells.forEach((cell, index) => {
      pdf.text(cell, at[index], y, {
        width: width[index],
        align: index === 0 ? 'left' : 'right',
        lineBreak: false,
      });
    });
  };
  pdf
    .fontSize(16)
    .font(strong)
    .text(given.seller.name, 45, 45)
    .text(`Facture ${number}`, 345, 45, { width: 205, align: 'right' });
  pdf.fontSize(8.4).font(regular);
  for (const [index, line] of given.sellerLines.entries()) pdf.text(line, 45, 68 + index * 12);
  for (const [index, line] of given.buyerLines.entries()) pdf.text(line, 45, 130 + index * 12);
  for (const [index, fact] of given.facts.entries()) pdf.text(fact, 45 + index * 130, 210);
  row(240, given.columns, strong);
  pdf.moveTo(45, 252).lineTo(550, 252).stroke();
  let y = 260;
  for (const line of given.lines) {
    row(y, [line.name, line.quantityText, line.priceText, line.rateText, line.netText]);
    y += 16;
  }
  for (const [index, [label, value]] of given.totalLines.entries())
    row(y + 10 + index * 14, [label, '', '', '', value], strong);
  pdf.font(regular).fontSize(7);
  pdf.text(given.mentions.join('\n'), 45, 640, { width: 505 });
}
