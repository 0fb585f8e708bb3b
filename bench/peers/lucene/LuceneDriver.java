// Lucene 8 with FrenchAnalyzer: one field of title, question and text, BM25, MMapDirectory; see bench/peers/README.md.

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.apache.lucene.util.Version;

public final class LuceneDriver {
  private static final String ALL = "all";
  private static final double RAM_BUFFER_MB = 256;
  private static final Set<String> ID_ONLY = Set.of("id");
  private static final Set<String> ID_AND_TEXT = Set.of("id", "text");

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, "UTF-8");
    if (arguments.length == 4 && arguments[0].equals("build")) {
      build(Paths.get(arguments[1]), Paths.get(arguments[2]), Integer.parseInt(arguments[3]), out);
    } else if (arguments.length == 2 && arguments[0].equals("serve")) {
      serve(Paths.get(arguments[1]), out);
    } else {
      System.err.println("usage: build INDEX_DIR PASSAGES.ndjson THREADS | serve INDEX_DIR");
      System.exit(2);
    }
  }

  private static void build(Path index, Path passages, int threads, PrintStream out) throws Exception {
    long start = System.nanoTime();
    IndexWriterConfig settings = new IndexWriterConfig(new FrenchAnalyzer());
    settings.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    settings.setRAMBufferSizeMB(RAM_BUFFER_MB);
    AtomicLong count = new AtomicLong();
    try (MMapDirectory directory = new MMapDirectory(index);
        IndexWriter writer = new IndexWriter(directory, settings);
        BufferedReader in = Files.newBufferedReader(passages)) {
      List<Thread> workers = new ArrayList<>();
      List<Exception> failures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Thread worker = new Thread(() -> addAll(in, writer, count, failures));
        worker.start();
        workers.add(worker);
      }
      for (Thread worker : workers) worker.join();
      if (!failures.isEmpty()) throw failures.get(0);
      writer.commit();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    out.println("{\"seconds\":" + seconds + ",\"bytes\":" + bytesIn(index) + ",\"passages\":" + count + ",\"version\":\"Lucene "
        + Version.LATEST + ", Java " + Runtime.version().feature() + "\"}");
    out.flush();
  }

  /** What each of the indexing threads does; readLine() is one thread's at a time. */
  private static void addAll(BufferedReader in, IndexWriter writer, AtomicLong count, List<Exception> failures) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) continue;
        writer.addDocument(documentOf(line));
        count.incrementAndGet();
      }
    } catch (Exception e) {
      synchronized (failures) {
        failures.add(e);
      }
    }
  }

  private static Document documentOf(String line) throws IOException {
    Document document = new Document();
    PassageLine passage = new PassageLine(line);
    document.add(new StringField("id", passage.id, Field.Store.YES));
    document.add(new TextField(ALL, passage.title, Field.Store.NO));
    document.add(new TextField(ALL, passage.question, Field.Store.NO));
    document.add(new TextField(ALL, passage.text, Field.Store.NO));
    document.add(new StoredField("title", passage.title));
    document.add(new StoredField("question", passage.question));
    document.add(new StoredField("text", passage.text));
    return document;
  }

  private static long bytesIn(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void serve(Path index, PrintStream out) throws Exception {
    Analyzer analyzer = new FrenchAnalyzer();
    try (MMapDirectory directory = new MMapDirectory(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      QueryBuilder builder = new QueryBuilder(analyzer);
      UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer);
      // Query terms are those of the field ALL, snippets are made of the field text.
      highlighter.setFieldMatcher(field -> true);
      BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      out.println("ready");
      out.flush();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t", 4);
        int limit = Integer.parseInt(cells[1]);
        long start = System.nanoTime();
        Query query = queryOf(builder, cells[0], cells[3]);
        TopDocs hits = query == null ? null : searcher.search(query, limit);
        String[] ids = fetch(searcher, highlighter, query, hits, cells[2]);
        long took = System.nanoTime() - start;
        if (ids == null) ids = idsOf(searcher, hits);
        out.println(took + "\t" + ids.length + "\t" + String.join(",", ids));
        out.flush();
      }
    }
  }

  /** Null when analysis leaves no word. */
  private static Query queryOf(QueryBuilder builder, String mode, String words) {
    switch (mode) {
      case "or":
        return builder.createBooleanQuery(ALL, words, BooleanClause.Occur.SHOULD);
      case "and":
        return builder.createBooleanQuery(ALL, words, BooleanClause.Occur.MUST);
      case "phrase":
        return builder.createPhraseQuery(ALL, words);
      default:
        throw new IllegalArgumentException("mode " + mode);
    }
  }

  /** The ids of the hits, whose texts were read; null when nothing was to be fetched. */
  private static String[] fetch(IndexSearcher searcher, UnifiedHighlighter highlighter, Query query, TopDocs hits, String fetch)
      throws IOException {
    if (fetch.equals("none")) return null;
    if (hits == null) return new String[0];
    String[] ids = new String[hits.scoreDocs.length];
    String[] texts = new String[ids.length];
    for (int i = 0; i < ids.length; i++) {
      Document document = searcher.doc(hits.scoreDocs[i].doc, ID_AND_TEXT);
      ids[i] = document.get("id");
      texts[i] = document.get("text");
    }
    if (fetch.equals("snippet")) highlighter.highlight("text", query, hits, 2);
    return ids;
  }

  private static String[] idsOf(IndexSearcher searcher, TopDocs hits) throws IOException {
    if (hits == null) return new String[0];
    String[] ids = new String[hits.scoreDocs.length];
    int i = 0;
    for (ScoreDoc hit : hits.scoreDocs) ids[i++] = searcher.doc(hit.doc, ID_ONLY).get("id");
    return ids;
  }

  /** The members that are indexed of one line of JSON: a flat object whose values are strings, numbers or lists of such. */
  private static final class PassageLine {
    String id = "", title = "", question = "", text = "";
    private final String line;
    private int at = 0;

    PassageLine(String line) {
      this.line = line;
      while (at < line.length()) {
        if (line.charAt(at) != '"') {
          at++;
          continue;
        }
        String name = string();
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) at++;
        if (at >= line.length() || line.charAt(at) != ':') continue; // a value in a list
        at++;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) at++;
        if (at >= line.length() || line.charAt(at) != '"') continue;
        keep(name, string());
      }
    }

    private void keep(String name, String value) {
      switch (name) {
        case "id": id = value; break;
        case "title": title = value; break;
        case "question": question = value; break;
        case "text": text = value; break;
        default: break;
      }
    }

    /** The string that begins here; afterwards `at` is behind it. */
    private String string() {
      int begin = ++at;
      while (line.charAt(at) != '"' && line.charAt(at) != '\\') at++;
      if (line.charAt(at) == '"') return line.substring(begin, at++);
      StringBuilder value = new StringBuilder(line.length() - begin).append(line, begin, at);
      while (line.charAt(at) != '"') {
        char c = line.charAt(at++);
        value.append(c == '\\' ? escaped() : c);
      }
      at++;
      return value.toString();
    }

    private char escaped() {
      char c = line.charAt(at++);
      switch (c) {
        case 'n': return '\n';
        case 't': return '\t';
        case 'r': return '\r';
        case 'b': return '\b';
        case 'f': return '\f';
        case 'u':
          at += 4;
          return (char) Integer.parseInt(line.substring(at - 4, at), 16);
        default: return c;
      }
    }
  }
}
